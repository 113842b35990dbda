/**
 * Recipients from an LDAP directory.
 *
 * <p>Every search over one connection, page by page, every value of every named attribute, and an
 * exception for whatever is less than everything; and what has changed since, from servers that say
 * so (the classes named Sync). This room and that of LDIF are the only ones that know the UnboundID
 * SDK, and none of its types shows in what is public here. Nothing here judges addresses.
 */
@NullMarked
package org.hes4j.directory.ldap;

import org.jspecify.annotations.NullMarked;
