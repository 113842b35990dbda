package org.hes4j.testkit.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.hes4j.recipient.MailDomain;

/** Does what a request of the REST API asks for. Thread-safe. */
final class RestWork {
  private final RestLists lists;
  private final RestSwitches switches;
  private final RestAnswers answers;
  private final RateLimit rateLimit;

  RestWork(AccountState account, RestSwitches switches, Clock clock) {
    this.switches = switches;
    lists = new RestLists(account, switches, clock);
    answers = new RestAnswers(switches);
    rateLimit = new RateLimit(switches.rateLimit(), switches.rateWindow(), clock);
  }

  /** Lets a request in, or says after how many seconds it may come again. */
  OptionalLong retryAfterSeconds() {
    return rateLimit.retryAfterSeconds();
  }

  /**
   * Does it and answers.
   *
   * @param mishap with {@link Mishap#HALF_DONE} it is given up in the middle
   */
  void run(HttpExchange exchange, RestRoute route, Mishap mishap) throws IOException, RestError {
    if (route.operation() == Operation.LIST_DOMAINS) {
      answers.domains(exchange, lists.domains());
      return;
    }
    RestList list = lists.list(route.domain().orElseThrow());
    if (route.operation() == Operation.LIST_USERS) {
      answers.users(exchange, list.seen());
      return;
    }
    List<Line> users = users(exchange, route);
    if (mishap == Mishap.HALF_DONE) {
      writeHalf(list, route.operation(), users);
      throw RestError.internal();
    }
    write(list, route.operation(), users);
    RestAnswers.noContent(exchange);
  }

  private List<Line> users(HttpExchange exchange, RestRoute route) throws IOException, RestError {
    RestBody body = new RestBody(exchange, switches.largestBodyBytes());
    MailDomain domain = route.domain().orElseThrow();
    List<Line> users =
        route.operation() == Operation.DELETE_USERS ? body.localParts(domain) : body.users(domain);
    if (route.operation() == Operation.REPLACE_USERS && users.isEmpty()) {
      throw RestError.invalidFormat("PUT of nobody is refused.");
    }
    return users;
  }

  private void write(RestList list, Operation operation, List<Line> users) throws RestError {
    switch (operation) {
      case ADD_USERS -> lists.add(list, users);
      case DELETE_USERS -> lists.delete(list, users);
      case REPLACE_USERS -> lists.replace(list, users);
      default -> throw new IllegalStateException(operation + " is none of the REST API");
    }
  }

  private void writeHalf(RestList list, Operation operation, List<Line> users) throws RestError {
    List<Line> half = RestLists.firstHalf(users);
    if (operation == Operation.REPLACE_USERS) {
      lists.deleteAll(list);
    } else if (!half.isEmpty()) {
      write(list, operation, half);
    }
  }
}
