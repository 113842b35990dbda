/**
 * The SOAP binding of {@code HesClient}: the JAX-WS RI on the stubs generated from {@code
 * hes.wsdl}, with {@code client.http} as its transport.
 *
 * <p>{@link org.hes4j.client.soap.SoapHesClient} is the one door. Stub classes ({@code
 * client.soap.stub}) appear in no exported signature.
 */
@NullMarked
package org.hes4j.client.soap;

import org.jspecify.annotations.NullMarked;
