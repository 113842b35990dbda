package org.hes4j.directory.ldif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import org.hes4j.directory.SourcesPage;
import org.hes4j.directory.Texts;
import org.hes4j.recipient.RecipientSourceException;
import org.hes4j.recipient.SourceRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message that a failed read of LDIF ends with, word for word. */
class LdifFailureMessagesTest {
  private static final String ANN = "dn: uid=ann,dc=example,dc=com\nmail: ann@example.com\n\n";
  private static final String HEADER = "# extended LDIF\n#\n# LDAPv3\n#\n\n";

  @TempDir Path folder;

  private void assertMessage(LdifRecipientSource source, String message) {
    assertMessage(source, record -> {}, message);
  }

  private void assertMessage(
      LdifRecipientSource source, Consumer<SourceRecord> consumer, String message) {
    RecipientSourceException failure =
        catchThrowableOfType(RecipientSourceException.class, () -> source.read(consumer));
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage().replace(folder.resolve("dump").toString(), "FILE"))
        .isEqualTo(message);
    SourcesPage.assertListed(message);
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("dump"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertMessage(byte[] bytes, String message) {
    assertMessage(LdifRecipientSource.of(write(bytes)), message);
  }

  private void assertMessage(String text, String message) {
    assertMessage(Texts.utf8(text), message);
  }

  @Test
  void aFileThatIsMissing() {
    assertMessage(
        LdifRecipientSource.of(folder.resolve("dump")),
        "LDIF file FILE: there is no such file at FILE. Check the path.");
  }

  @Test
  void aFolder() throws IOException {
    assertMessage(
        LdifRecipientSource.of(Files.createDirectory(folder.resolve("dump"))),
        "LDIF file FILE: is a folder. Name a file in it.");
  }

  @Test
  void aFileThatMayNotBeRead() {
    Path file = write(Texts.utf8(ANN));
    Assumptions.assumeTrue(
        file.toFile().setReadable(false) && !Files.isReadable(file),
        "whoever runs this may read every file");
    assertMessage(
        LdifRecipientSource.of(file),
        "LDIF file FILE: user "
            + System.getProperty("user.name")
            + " may not read it. Check its permissions.");
  }

  @Test
  void aStreamThatBreaks() {
    assertMessage(
        LdifRecipientSource.of("standard input", Texts.breaking(ANN)),
        "standard input: cannot be read to its end: java.io.IOException: pipe broken. Nothing of"
            + " it was used.");
  }

  @Test
  void whatIsNoLdif() {
    assertMessage(
        ANN + "Size limit exceeded (4)\n",
        "LDIF file FILE: line 4: is neither a comment nor \"name: value\": Size limit exceeded"
            + " (4). What stands there is no LDIF; dump again, with nothing but the output of"
            + " ldapsearch in the file.");
    assertMessage(
        "ann@example.com,Ann\n",
        "LDIF file FILE: line 1: is neither a comment nor \"name: value\". What stands there is no"
            + " LDIF; dump again, with nothing but the output of ldapsearch in the file.");
    assertMessage(
        "mail: ann@example.com\n\n",
        "LDIF file FILE: line 1: \"mail:\" belongs to no entry; an entry begins with \"dn:\"."
            + " Lines are missing, or this is no LDIF; dump again.");
    assertMessage(
        "\n x\n", "LDIF file FILE: line 2: begins with a blank and continues no line. Dump again.");
    assertMessage(
        "version: 3\n\n" + ANN,
        "LDIF file FILE: line 1: LDIF of version 3 is not known, only 1 (and 0). Dump with"
            + " ldapsearch -LLL.");
    assertMessage(
        ANN.replace("\n\n", "\n") + ANN,
        "LDIF file FILE: line 3: an entry begins within the one of line 1. Lines are missing; dump"
            + " again.");
  }

  @Test
  void valuesThatCannotBeRead() {
    assertMessage(
        "dn: uid=ann\nmail:: YW5uQGV4\n YW1wbGUuY29\n\n",
        "LDIF file FILE: line 2: the value is not base64, though \"::\" says so. Dump again.");
    assertMessage(
        "dn: uid=ann\nmail:< file:///tmp/ldapsearch-mail-AmVVwv\n\n",
        "LDIF file FILE: line 2: the value stands in another file (\":<\"), and other files are not"
            + " opened. Dump again with the values in place: ldapsearch without -t.");
    assertMessage(
        "dn: uid=ann\nmail;range=0-1499: ann@example.com\n\n",
        "LDIF file FILE: line 2: the server gave only a part of the values (\"range=0-1499\"), and"
            + " ldapsearch does not fetch the others. Read the directory itself.");
  }

  @Test
  void aFileOfChanges() {
    assertMessage(
        "dn: uid=ann\nchangetype: add\nmail: ann@example.com\n\n",
        "LDIF file FILE: line 2: \"changetype:\" stands in the entry. This is a file of changes,"
            + " not a list of what there is; dump with ldapsearch -LLL.");
  }

  @Test
  void aSearchReference() {
    assertMessage(
        ANN + "# refldap://other.example.com/dc=example,dc=com??sub\n\n",
        "LDIF file FILE: line 4: a part of the directory lies on another server and is not in this"
            + " dump (search reference). Dump that server as well, with a base DN (-b) that leads"
            + " to no reference, or read the directory itself.");
  }

  @Test
  void aLineOverTheLimit() {
    assertMessage(
        "dn: uid=ann\nmail: " + "x".repeat(1_000_000),
        "LDIF file FILE: line 2: longer than 1000000 characters, more than any line of addresses"
            + " has. Dump the addresses alone.");
    assertMessage(
        "dn: uid=ann\nmail: " + ("x".repeat(900_000) + "\n ").repeat(19) + "\n\n",
        "LDIF file FILE: line 2: more than 16777216 characters with the lines that continue it."
            + " Dump the addresses alone.");
  }

  @Test
  void aNul() {
    assertMessage(
        "dn: uid=ann\nmail: a\0\n\n",
        "LDIF file FILE: line 2: a NUL character. This is no text, or its charset is another.");
  }

  @Test
  void anotherCharset() {
    assertMessage(
        "dn: uid=jérôme\n\n".getBytes(Charset.forName("windows-1252")),
        "LDIF file FILE: line 1, byte 10 of the file: 0xE9 is not UTF-8. Save the file as UTF-8, or"
            + " say which charset it is in (an ANSI file of Windows is in windows-1252).");
    assertMessage(
        ("\uFEFF" + ANN).getBytes(StandardCharsets.UTF_16LE),
        "LDIF file FILE: begins as UTF-16 text does (PowerShell's > writes UTF-16), and is to be"
            + " read as UTF-8. Say that its charset is UTF-16, or save it as UTF-8.");
  }

  @Test
  void aFileThatIsCutOff() {
    assertMessage(
        "dn: uid=ann\nmail: ann@exam",
        "LDIF file FILE: line 2: the text ends in the middle of this line, so it was cut off. Dump"
            + " again.");
    assertMessage(
        "dn: uid=ann\nmail: ann@example.com\n",
        "LDIF file FILE: the text ends in the middle of the entry that begins in line 1: no empty"
            + " line follows it. It was cut off; dump again.");
    assertMessage(
        HEADER + ANN,
        "LDIF file FILE: the end that ldapsearch writes (\"# numResponses:\") is missing: the dump"
            + " was cut off, or is not complete yet. Dump again.");
    assertMessage(
        HEADER + ANN + HEADER,
        "LDIF file FILE: line 9: another dump begins here, and the one before has no end: it was"
            + " cut off. Dump again.");
    assertMessage(
        ANN + "# pagedresults: cookie=AgAAAAAAAAA=\n",
        "LDIF file FILE: the page that ends in line 4 is not the last one, and none with an end"
            + " follows: the dump was cut off, or the search failed. Dump again, and look at what"
            + " ldapsearch says.");
    assertMessage(
        ANN + "# search result\nsearch: 2\n",
        "LDIF file FILE: line 5: the search's result is missing here. Lines were cut; dump again.");
    assertMessage(
        "",
        "LDIF file FILE: holds no entry, which is what a search that failed leaves behind. Dump"
            + " again, and look at what ldapsearch says.");
    byte[] packed = Texts.gzip(Texts.utf8(ANN));
    assertMessage(
        Arrays.copyOf(packed, packed.length - 3),
        "LDIF file FILE: its gzip data ends in the middle: the file was cut off. Dump it again.");
    LdifRecipientSource marked =
        LdifRecipientSource.builder(write(Texts.utf8(ANN))).endMarker("# end").build();
    assertMessage(
        marked,
        "LDIF file FILE: its last line is not the end marker \"# end\": the file was cut off, or"
            + " is not complete yet. Dump it again.");
  }

  @Test
  void aSearchThatDidNotSucceed() {
    String dump = HEADER + ANN + "# search result\nsearch: 2\nresult: ";
    assertMessage(
        dump + "4 Size limit exceeded\n\n# numResponses: 2\n# numEntries: 1\n",
        "LDIF file FILE: line 11: the search ended with \"4 Size limit exceeded\", not with \"0"
            + " Success\", so this dump is a part of the directory. Have the size limit raised for"
            + " the bind DN, or dump in pages where the server allows it (ldapsearch -E"
            + " pr=500/noprompt).");
    assertMessage(
        dump + "3 Time limit exceeded\n",
        "LDIF file FILE: line 11: the search ended with \"3 Time limit exceeded\", not with \"0"
            + " Success\", so this dump is a part of the directory. Have the limit raised for the"
            + " bind DN, and dump again.");
  }

  @Test
  void countsThatDoNotFit() {
    String dump = HEADER + ANN + "# search result\nsearch: 2\nresult: 0 Success\n\n";
    assertMessage(
        dump + "# numResponses: 3\n# numEntries: 2\n",
        "LDIF file FILE: line 14: by its numEntries the dump has 2 entries, and 1 are there. Lines"
            + " were lost or added; dump again.");
    assertMessage(
        dump + "# numResponses: 3\n# numEntries: 1\n",
        "LDIF file FILE: line 13: by its numResponses the dump has 3 responses, and 2 are there."
            + " Lines were lost or added; dump again.");
  }

  @Test
  void aFileThatChangesWhileItIsRead() {
    Path file = write(Texts.utf8(ANN));
    assertMessage(
        LdifRecipientSource.of(file),
        Texts.atFirstRecord(() -> Files.writeString(file, ANN, StandardOpenOption.APPEND)),
        "LDIF file FILE: changed its size from 53 to 106 bytes while it was read, so what was read"
            + " may be a part of two lists. Write the dump under another name, and rename it to"
            + " this one when it is complete.");
  }

  @Test
  void tooFewAddresses() {
    assertMessage(
        LdifRecipientSource.builder(write(Texts.utf8(ANN))).atLeast(1000).build(),
        "LDIF file FILE: holds 1 address, expected at least 1000. The dump is not complete; where"
            + " so few are right, lower the minimum.");
  }
}
