package org.hes4j.examples.command;

import java.util.List;

/** Options that belong together, under a title of the help. */
record Section(String title, List<Setting<?>> settings) {
  Section {
    settings = List.copyOf(settings);
  }

  static Section of(String title, Setting<?>... settings) {
    return new Section(title, List.of(settings));
  }
}
