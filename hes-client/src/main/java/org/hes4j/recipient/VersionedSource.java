package org.hes4j.recipient;

/**
 * A source that has a name for what it would hand over, so that whoever has read it before can tell
 * without reading that nothing has changed.
 *
 * <p>Equal names mean the same records in the same order; different names mean nothing. A name
 * holds no secret and no recipient, is printable ASCII of at most 100 characters, and is kept by
 * the caller for as long as it likes: a name once given never comes to stand for something else,
 * not even after whatever the source keeps has been lost. It stands for this source alone, which
 * its {@code toString()} names: one that is not the same in another process costs a whole read
 * there.
 */
public interface VersionedSource extends RecipientSource {

  /**
   * Brings itself up to date and names its content. The next {@link #read} of this object hands
   * over exactly that content, without asking again where it came from; the one after it, and every
   * read that does not follow such a call, brings itself up to date first.
   *
   * @return the name of the content
   * @throws RecipientSourceException when the source could not be brought up to date, as {@link
   *     #read} throws it. The next read then asks again
   */
  String currentVersion();
}
