package org.hes4j.testkit.emulator;

import java.io.ByteArrayInputStream;

/** The body of a request that is a plain batch, with what was read of it. */
final class PlainMessage extends ByteArrayInputStream {
  private final PlainBatch batch;

  PlainMessage(byte[] message, PlainBatch batch) {
    super(message);
    this.batch = batch;
  }

  PlainBatch batch() {
    return batch;
  }
}
