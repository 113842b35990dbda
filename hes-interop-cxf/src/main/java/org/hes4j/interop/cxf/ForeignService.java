package org.hes4j.interop.cxf;

import jakarta.jws.WebService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hes4j.interop.cxf.stub.AuthorisationFault;
import org.hes4j.interop.cxf.stub.ChangeResultType;
import org.hes4j.interop.cxf.stub.DomainStatusType;
import org.hes4j.interop.cxf.stub.FaultCode;
import org.hes4j.interop.cxf.stub.HesPort;
import org.hes4j.interop.cxf.stub.InvalidRecipientsFault;
import org.hes4j.interop.cxf.stub.LimitExceededFault;
import org.hes4j.interop.cxf.stub.RecipientPageType;
import org.hes4j.interop.cxf.stub.RecipientType;
import org.hes4j.interop.cxf.stub.RevisionConflictFault;
import org.hes4j.interop.cxf.stub.ServiceUnavailableFault;
import org.hes4j.interop.cxf.stub.StageBase;
import org.hes4j.interop.cxf.stub.StageFault;
import org.hes4j.interop.cxf.stub.StageStatusType;
import org.hes4j.interop.cxf.stub.UnknownDomainFault;
import org.jspecify.annotations.Nullable;

/**
 * The contract, kept in memory, as somebody would write it who has read hes.xsd. Thread-safe.
 * Public because CXF calls it by reflection.
 */
@WebService(
    endpointInterface = "org.hes4j.interop.cxf.stub.HesPort",
    targetNamespace = "urn:hes4j:hes:1",
    serviceName = "HesService",
    portName = "HesPort")
public final class ForeignService implements HesPort {
  private static final long LARGEST_BATCH = 10_000;
  private static final int OPEN_STAGES = 2;

  private final Map<String, ForeignList> lists = new TreeMap<>();
  private final Map<String, ForeignStage> stages = new HashMap<>();
  private final Map<String, ChangeResultType> done = new HashMap<>();

  ForeignService() {
    for (String domain : List.of("example.com", "example.net")) {
      lists.put(domain, new ForeignList(domain));
    }
  }

  @Override
  public synchronized List<DomainStatusType> listDomains() {
    return lists.values().stream().map(ForeignList::status).toList();
  }

  @Override
  public synchronized RecipientPageType listUsers(
      String domain, @Nullable Long revision, @Nullable String after, int pageSize)
      throws AuthorisationFault,
          ServiceUnavailableFault,
          UnknownDomainFault,
          RevisionConflictFault {
    ForeignList list = list(domain);
    list.require(revision);
    return list.page(after, pageSize);
  }

  @Override
  public synchronized ChangeResultType addUsers(String domain, List<RecipientType> recipient)
      throws AuthorisationFault,
          ServiceUnavailableFault,
          UnknownDomainFault,
          InvalidRecipientsFault,
          LimitExceededFault {
    ForeignList list = list(domain);
    check(domain, recipient, List.of());
    return list.change(recipient, List.of());
  }

  @Override
  public synchronized ChangeResultType deleteUsers(String domain, List<String> address)
      throws AuthorisationFault,
          ServiceUnavailableFault,
          UnknownDomainFault,
          InvalidRecipientsFault,
          LimitExceededFault {
    ForeignList list = list(domain);
    check(domain, List.of(), address);
    return list.change(List.of(), address);
  }

  @Override
  public synchronized ChangeResultType replaceUsers(String domain, List<RecipientType> recipient)
      throws AuthorisationFault,
          ServiceUnavailableFault,
          UnknownDomainFault,
          InvalidRecipientsFault,
          LimitExceededFault {
    ForeignList list = list(domain);
    check(domain, recipient, List.of());
    NavigableMap<String, RecipientType> whole = ForeignList.empty();
    recipient.forEach(each -> whole.put(each.getAddress(), each));
    return list.put(whole);
  }

  @Override
  public synchronized ChangeResultType changeUsers(
      String domain,
      String change,
      long ifRevision,
      @Nullable List<RecipientType> addition,
      @Nullable List<String> removal)
      throws AuthorisationFault,
          ServiceUnavailableFault,
          UnknownDomainFault,
          InvalidRecipientsFault,
          LimitExceededFault,
          RevisionConflictFault {
    ForeignList list = list(domain);
    @Nullable ChangeResultType known = done.get(change);
    if (known != null) {
      return known;
    }
    check(domain, orNone(addition), orNone(removal));
    list.require(ifRevision);
    ChangeResultType result = list.change(orNone(addition), orNone(removal));
    done.put(change, result);
    return result;
  }

  @Override
  public synchronized StageStatusType beginStage(
      String domain, String stage, StageBase base, long ifRevision)
      throws AuthorisationFault,
          ServiceUnavailableFault,
          UnknownDomainFault,
          LimitExceededFault,
          RevisionConflictFault {
    ForeignList list = list(domain);
    list.require(ifRevision);
    if (!stages.containsKey(stage) && stages.size() == OPEN_STAGES) {
      throw Details.limit(OPEN_STAGES, OPEN_STAGES + 1L);
    }
    return stages
        .computeIfAbsent(stage, name -> new ForeignStage(name, list, base, ifRevision))
        .status();
  }

  @Override
  public synchronized StageStatusType appendToStage(
      String stage,
      int batch,
      @Nullable List<RecipientType> addition,
      @Nullable List<String> removal)
      throws InvalidRecipientsFault, LimitExceededFault, StageFault {
    ForeignStage open = stage(stage);
    check(open.list().domain(), orNone(addition), orNone(removal));
    open.append(batch, orNone(addition), orNone(removal));
    return open.status();
  }

  @Override
  public synchronized ChangeResultType commitStage(String stage, long count, byte[] digest)
      throws RevisionConflictFault, StageFault {
    @Nullable ChangeResultType known = done.get(stage);
    if (known != null) {
      return known;
    }
    ChangeResultType result = stage(stage).commit(count, digest);
    done.put(stage, result);
    stages.remove(stage);
    return result;
  }

  @Override
  public synchronized void abortStage(String stage) {
    stages.remove(stage);
  }

  /** Two names that stand for an account that may not, and a service that cannot. */
  private ForeignList list(String domain)
      throws AuthorisationFault, ServiceUnavailableFault, UnknownDomainFault {
    if (domain.equals("closed.example.com")) {
      throw Details.closed(domain);
    }
    if (domain.equals("busy.example.com")) {
      throw Details.busy(7);
    }
    @Nullable ForeignList list = lists.get(domain);
    if (list == null) {
      throw Details.unknown(domain);
    }
    return list;
  }

  private ForeignStage stage(String name) throws StageFault {
    @Nullable ForeignStage stage = stages.get(name);
    if (stage == null) {
      throw Details.stage(FaultCode.STAGE_UNKNOWN, name);
    }
    return stage;
  }

  private static <T> List<T> orNone(@Nullable List<T> sent) {
    return sent == null ? List.of() : sent;
  }

  private static void check(String domain, List<RecipientType> additions, List<String> removals)
      throws InvalidRecipientsFault, LimitExceededFault {
    long found = (long) additions.size() + removals.size();
    if (found > LARGEST_BATCH) {
      throw Details.limit(LARGEST_BATCH, found);
    }
    Map<String, String> reasons = new TreeMap<>();
    for (RecipientType recipient : additions) {
      if (!recipient.getAddress().endsWith("@" + domain)) {
        reasons.put(recipient.getAddress(), "of another domain");
      }
    }
    if (!reasons.isEmpty()) {
      throw Details.invalid(reasons);
    }
  }
}
