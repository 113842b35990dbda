package org.hes4j.recipient;

/** Takes changes as they happen. */
public interface WatchConsumer extends ChangeConsumer {

  /**
   * Everything that was told so far counts, and this token stands for it. First told when all that
   * changed since the watch's token has been told, later after each change or group of changes;
   * also when nothing changed but the token.
   *
   * @param token to be kept together with the changes told so far, or not at all; equal to the one
   *     before where the source gave none with a change, which is then told once more
   */
  void caughtUp(ChangeToken token);
}
