package org.hes4j.directory.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hes4j.recipient.SourceRecord;

/** One read of everything: all searches at one server, and then wherever it refers to. */
final class DirectoryRead {
  private final LdapSettings settings;
  private final Consumer<SourceRecord> consumer;
  private final ReadProgress progress;

  DirectoryRead(LdapSettings settings, Consumer<SourceRecord> consumer) {
    this.settings = settings;
    this.consumer = consumer;
    this.progress = new ReadProgress(settings);
  }

  void run() {
    List<Referral> referrals = new ArrayList<>();
    ConnectFailures failures = new ConnectFailures(settings.toString(), 0);
    try (Session session = LdapConnector.forSearches(settings, failures).open(settings.servers())) {
      LdapFailures here = new LdapFailures(settings.at(session.server()), settings);
      for (LdapSearch search : settings.searches()) {
        List<LdapTarget> path = List.of(new LdapTarget(session.server(), search));
        referrals.addAll(search(session, path, here));
      }
    }
    referrals.forEach(this::follow);
  }

  /** Reads what the last of the path names, and returns where the server refers to. */
  private List<Referral> search(Session session, List<LdapTarget> path, LdapFailures failures) {
    LdapSearch search = path.get(path.size() - 1).search();
    EntryListener entries =
        new EntryListener(settings, search, failures, progress, session.tap(), consumer);
    Searcher searcher =
        new Searcher(session.connection(), session.tap(), settings, failures, progress);
    List<Referral> referrals = new ArrayList<>();
    long before = progress.entries();
    try {
      new PagedSearch(settings, failures, searcher, entries).run(search);
    } catch (ReferralAnswer e) {
      if (progress.entries() > before || !entries.references().isEmpty()) {
        throw failures.lateReferral(e.urls(), progress.entries());
      }
      referrals.add(new Referral(e.urls(), path, failures));
    }
    entries.references().forEach(urls -> referrals.add(new Referral(urls, path, failures)));
    return referrals;
  }

  private void follow(Referral referral) {
    List<LdapTarget> targets = referral.targets(settings, progress.entries());
    LdapTarget target = targets.get(0);
    List<LdapServer> servers = targets.stream().map(LdapTarget::server).toList();
    ConnectFailures failures = new ConnectFailures(settings.at(target), progress.entries());
    List<Referral> further;
    try (Session session = LdapConnector.forSearches(settings, failures).open(servers)) {
      // Several URLs are several ways to the same part, each with a name of its own for it.
      LdapTarget reached = targets.get(servers.indexOf(session.server()));
      LdapFailures there = new LdapFailures(settings.at(reached), settings);
      further = search(session, referral.pathTo(reached), there);
    }
    further.forEach(this::follow);
  }
}
