package org.hes4j.directory.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;

/** A socket that is read by {@link GatheringInput}. The limit it is given counts there. */
final class GatheringSocket extends Socket {
  private static final int LOOK_UP_MILLIS = 100;

  private final Rest rest;
  private final EntryTap tap;
  private int limitMillis;

  GatheringSocket(Rest rest, EntryTap tap) {
    this.rest = rest;
    this.tap = tap;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    super.setSoTimeout(LOOK_UP_MILLIS);
    InputStream slices = new GatheringInput(super.getInputStream(), this, rest);
    return new AnswerInput(slices, tap, GatheringInput.SLICE);
  }

  @Override
  public synchronized void setSoTimeout(int millis) throws SocketException {
    limitMillis = millis;
  }

  @Override
  public synchronized int getSoTimeout() throws SocketException {
    return limitMillis;
  }
}
