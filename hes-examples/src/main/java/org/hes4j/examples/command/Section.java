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

  /** The same, with all of them for those uses alone that have none of their own. */
  Section only(Use use) {
    return new Section(
        title,
        settings.stream()
            .<Setting<?>>map(setting -> setting.use().equals(Use.ANY) ? setting.only(use) : setting)
            .toList());
  }
}
