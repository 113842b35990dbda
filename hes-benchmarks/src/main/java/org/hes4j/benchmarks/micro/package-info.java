/** JMH benchmarks of single steps. No servers; the end-to-end comparison has those. */
@NullMarked
package org.hes4j.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
