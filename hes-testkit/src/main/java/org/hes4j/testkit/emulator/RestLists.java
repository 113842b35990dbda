package org.hes4j.testkit.emulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hes4j.recipient.MailDomain;

/**
 * The lists of the account by the rules of the REST API; the state is the one that SOAP has. Knows
 * no JSON. Thread-safe.
 */
final class RestLists {
  private final SortedMap<MailDomain, RestList> lists = new TreeMap<>();
  private final RestSwitches switches;

  RestLists(AccountState account, RestSwitches switches, Clock clock) {
    this.switches = switches;
    for (ListVersion version : account.listDomains()) {
      MailDomain domain = version.domain();
      lists.put(domain, new RestList(account.list(domain), switches.lag(), clock));
    }
  }

  List<MailDomain> domains() {
    return List.copyOf(lists.keySet());
  }

  RestList list(MailDomain domain) throws RestError {
    RestList list = lists.get(domain);
    if (list == null) {
      throw RestError.unknownDomain();
    }
    return list;
  }

  /** The first half of some users, rounded down, for a write that does not get further. */
  static List<Line> firstHalf(List<Line> users) {
    return new ArrayList<>(users.subList(0, users.size() / 2));
  }

  void add(RestList list, List<Line> users) {
    Difference additions = new Difference(Roster.EMPTY, Roster.ofLines(users));
    list.update(additions::appliedTo);
  }

  /** With nobody named, everybody is deleted: so the vendor has it. */
  void delete(RestList list, List<Line> users) throws RestError {
    if (users.isEmpty()) {
      deleteAll(list);
      return;
    }
    Roster removals = Roster.ofLines(users);
    boolean[] refused = new boolean[1];
    list.update(
        present -> {
          RosterChange change = new Difference(removals, Roster.EMPTY).appliedTo(present);
          refused[0] = switches.refusesUnknownUsers() && change.removed() < removals.size();
          return refused[0] ? new RosterChange(present, 0, 0) : change;
        });
    if (refused[0]) {
      throw RestError.notFound("A user is not in the list. Nobody was deleted.");
    }
  }

  void replace(RestList list, List<Line> users) throws RestError {
    Optional<Runnable> between = switches.betweenSteps();
    if (between.isPresent()) {
      deleteAll(list);
      pause(between.get());
      add(list, firstHalf(users));
      pause(between.get());
    }
    Roster roster = Roster.ofLines(users);
    list.update(present -> RosterChange.between(present, roster));
  }

  private static void pause(Runnable between) throws RestError {
    try {
      between.run();
    } catch (RuntimeException e) {
      throw RestError.internal();
    }
  }

  void deleteAll(RestList list) {
    list.update(present -> RosterChange.between(present, Roster.EMPTY));
  }
}
