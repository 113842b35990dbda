package org.hes4j.directory.ldap;

import com.unboundid.ldap.protocol.LDAPResponse;
import com.unboundid.ldap.sdk.AsyncRequestID;
import com.unboundid.ldap.sdk.AsyncSearchResultListener;
import com.unboundid.ldap.sdk.IntermediateResponse;
import com.unboundid.ldap.sdk.IntermediateResponseListener;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Everything a server sends, in its order, on the way from the connection's thread to the one that
 * reads. In a search that waits, the SDK hands intermediate responses over in another thread than
 * entries, and so out of order; a cookie that overtakes its entries would lose them.
 */
final class SyncMessages
    implements AsyncSearchResultListener, IntermediateResponseListener, AutoCloseable {
  private static final long serialVersionUID = 1L;

  /** When so many wait, the connection is read no further, and the server has to wait as well. */
  private static final int MOST_WAITING = 1000;

  private final transient ReentrantLock lock = new ReentrantLock();
  private final transient Condition changed = lock.newCondition();
  private transient List<LDAPResponse> waiting = new ArrayList<>();
  private transient boolean closed;

  @Override
  public void searchEntryReturned(SearchResultEntry entry) {
    put(entry);
  }

  @Override
  public void searchReferenceReturned(SearchResultReference reference) {
    put(reference);
  }

  @Override
  public void intermediateResponseReturned(IntermediateResponse response) {
    put(response);
  }

  @Override
  public void searchResultReceived(AsyncRequestID request, SearchResult result) {
    put(result);
  }

  private void put(LDAPResponse message) {
    lock.lock();
    try {
      while (waiting.size() >= MOST_WAITING && !closed) {
        // Not to be interrupted: a message that is dropped would be one that was never told.
        changed.awaitUninterruptibly();
      }
      if (!closed) {
        waiting.add(message);
        if (waiting.size() == 1) {
          changed.signalAll();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** All that wait, at least one; none when the time is over or this is closed. */
  List<LDAPResponse> take(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      List<LDAPResponse> taken = closed ? List.of() : waiting;
      waiting = new ArrayList<>();
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Takes and gives nothing any more, and lets nobody wait. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
