package org.hes4j.interop.cxf;

import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableMap;
import org.hes4j.interop.cxf.stub.ChangeResultType;
import org.hes4j.interop.cxf.stub.FaultCode;
import org.hes4j.interop.cxf.stub.RecipientType;
import org.hes4j.interop.cxf.stub.RevisionConflictFault;
import org.hes4j.interop.cxf.stub.StageBase;
import org.hes4j.interop.cxf.stub.StageFault;
import org.hes4j.interop.cxf.stub.StageStatusType;

/** A change in several messages. Not thread-safe. */
final class ForeignStage {
  private static final int LIFETIME_SECONDS = 60;

  private final String name;
  private final ForeignList list;
  private final long revision;
  private final NavigableMap<String, RecipientType> staged;
  private int batches;

  ForeignStage(String name, ForeignList list, StageBase base, long revision) {
    this.name = name;
    this.list = list;
    this.revision = revision;
    staged = base == StageBase.PRESENT ? list.copy() : ForeignList.empty();
  }

  StageStatusType status() {
    StageStatusType status = new StageStatusType();
    status.setStage(name);
    status.setBatches(batches);
    status.setExpiresInSeconds(LIFETIME_SECONDS);
    return status;
  }

  ForeignList list() {
    return list;
  }

  void append(int batch, Collection<RecipientType> additions, Collection<String> removals)
      throws StageFault {
    if (batch > batches + 1) {
      throw Details.stage(FaultCode.STAGE_MISMATCH, name);
    }
    if (batch == batches + 1) {
      removals.forEach(staged::remove);
      additions.forEach(recipient -> staged.put(recipient.getAddress(), recipient));
      batches = batch;
    }
  }

  ChangeResultType commit(long count, byte[] digest) throws RevisionConflictFault, StageFault {
    list.require(revision);
    if (count != staged.size() || !Arrays.equals(digest, Digests.of(staged.keySet()))) {
      throw Details.stage(FaultCode.STAGE_MISMATCH, name);
    }
    return list.put(staged);
  }
}
