package org.hes4j.benchmarks.endtoend;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;

/** The baseline of reading an LDIF file: the SDK's reader, counting values of mail. */
final class RawLdifRead {
  private RawLdifRead() {}

  /** Argument: the file. */
  public static void main(String[] arguments) throws IOException, LDIFException {
    long count = 0;
    try (LDIFReader reader = new LDIFReader(arguments[0])) {
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        count += entry.getAttributeValues("mail").length;
      }
    }
    System.out.println(count);
  }
}
