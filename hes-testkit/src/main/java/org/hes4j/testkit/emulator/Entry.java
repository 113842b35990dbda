package org.hes4j.testkit.emulator;

import org.jspecify.annotations.Nullable;

/**
 * A recipient as a message has it.
 *
 * @param address the address, not yet checked
 * @param name the display name, or null
 */
record Entry(String address, @Nullable String name) {

  /** An address alone. */
  static Entry of(String address) {
    return new Entry(address, null);
  }
}
