package org.hes4j.sync;

import java.io.IOException;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.hes4j.client.Utf8Recipients;
import org.hes4j.recipient.MailDomain;
import org.hes4j.recipient.Recipient;

/**
 * Entries of a set that follow each other in order of insertion, fit for another thread while the
 * set grows.
 */
final class AddressSlice extends AbstractCollection<Recipient> implements Utf8Recipients {
  private final AddressSet snapshot;
  private final int firstEntry;
  private final int count;

  AddressSlice(AddressSet snapshot, int firstEntry, int count) {
    this.snapshot = snapshot;
    this.firstEntry = firstEntry;
    this.count = count;
  }

  MailDomain domain() {
    return snapshot.domain();
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public void forEachInUtf8(Taker taker) throws IOException {
    byte[] bytes = new byte[snapshot.mostBytes()];
    int entry = firstEntry;
    for (int i = 0; i < count; i++) {
      int addressEnd = snapshot.copyAddress(entry, bytes, 0);
      taker.take(bytes, addressEnd, snapshot.copyName(entry, bytes, addressEnd));
      entry = snapshot.after(entry);
    }
  }

  @Override
  public Iterator<Recipient> iterator() {
    return new Values();
  }

  private final class Values implements Iterator<Recipient> {
    private final AddressReader reader = snapshot.reader();
    private int entry = firstEntry;
    private int given;

    @Override
    public boolean hasNext() {
      return given < count;
    }

    @Override
    public Recipient next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Recipient recipient = reader.recipient(entry);
      entry = snapshot.after(entry);
      given++;
      return recipient;
    }
  }
}
