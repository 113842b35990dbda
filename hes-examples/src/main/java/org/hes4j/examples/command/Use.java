package org.hes4j.examples.command;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hes4j.examples.command.Options.SourceType;
import org.jspecify.annotations.Nullable;

/**
 * Where an option means something. One that is typed anywhere else is refused: whoever types it
 * believes that it is heeded. What stands in the configuration file may be for other runs.
 *
 * @param actions the actions that heed it
 * @param types the sources that heed it
 * @param companion what has to be said as well, or null
 */
record Use(Set<Action> actions, Set<SourceType> types, @Nullable Companion companion) {
  /** What another option must say, and how that option is written. */
  private record Companion(String option, Predicate<Options> said) {}

  /** Everywhere. */
  static final Use ANY = of(Action.values());

  /** Where a source is read. */
  static final Use SOURCE =
      of(
          Action.ADD_USERS,
          Action.DELETE_USERS,
          Action.REPLACE_USERS,
          Action.PLAN,
          Action.WATCH,
          Action.CHECK_SOURCE);

  /** Where lists are changed, or it is shown how they would be. */
  static final Use CHANGES =
      of(
          Action.ADD_USERS,
          Action.DELETE_USERS,
          Action.REPLACE_USERS,
          Action.PLAN,
          Action.WATCH,
          Action.RESTORE);

  /** Where lists are changed. */
  static final Use WRITES = CHANGES.except(Action.PLAN);

  Use {
    actions = Set.copyOf(actions);
    types = Set.copyOf(types);
  }

  static Use of(Action... actions) {
    return new Use(Set.of(actions), EnumSet.allOf(SourceType.class), null);
  }

  /** Where such a source is read. */
  static Use of(SourceType... types) {
    return new Use(SOURCE.actions, Set.of(types), null);
  }

  /** Where this is said as well, on the command line or elsewhere. */
  Use with(String option, Predicate<Options> said) {
    return new Use(actions, types, new Companion(option, said));
  }

  Use and(Action action) {
    Set<Action> more = EnumSet.copyOf(actions);
    more.add(action);
    return new Use(more, types, companion);
  }

  Use except(Action action) {
    Set<Action> fewer = EnumSet.copyOf(actions);
    fewer.remove(action);
    return new Use(fewer, types, companion);
  }

  /**
   * Refuses what was typed and would not be heeded. That something is missing is said elsewhere.
   *
   * @throws UsageException when there is such an option
   */
  static void check(Typed typed, Options options) {
    for (Setting<?> setting : Options.ALL) {
      List<String> values = typed.values(setting);
      boolean off = setting.isSwitch() && values.stream().allMatch("false"::equalsIgnoreCase);
      if (!off && !values.isEmpty()) {
        setting
            .use()
            .instead(options)
            .ifPresent(
                where -> {
                  throw new UsageException(
                      setting
                          + " is for "
                          + where
                          + "; leave it out, for it would do nothing here");
                });
      }
    }
  }

  /** Where it means something, if it does not there. */
  private Optional<String> instead(Options options) {
    if (options.action != null && !actions.contains(options.action)) {
      return Optional.of("-a " + names(actions));
    }
    if (options.type != null && !types.contains(options.type)) {
      return Optional.of("-t " + names(types));
    }
    return Optional.ofNullable(companion)
        .filter(other -> !other.said.test(options))
        .map(other -> "use with " + other.option);
  }

  private static String names(Collection<? extends Enum<?>> values) {
    return values.stream().sorted().map(Enum::toString).collect(Collectors.joining(", "));
  }
}
