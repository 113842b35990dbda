/**
 * A client and a server as another house would write them: from hes.wsdl, on Apache CXF. Nothing of
 * ours may be imported here but the stubs that CXF makes; the tests are in hes-interop.
 */
@NullMarked
package org.hes4j.interop.cxf;

import org.jspecify.annotations.NullMarked;
