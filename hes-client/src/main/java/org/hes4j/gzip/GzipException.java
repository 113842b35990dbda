package org.hes4j.gzip;

import java.util.zip.ZipException;

/** Bytes that are not gzip from their beginning to their end. */
public final class GzipException extends ZipException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  GzipException(Problem problem) {
    super(problem.text);
    this.problem = problem;
  }

  /** What can be wrong. */
  public enum Problem {
    /** They end in the middle. */
    CUT_OFF("the gzip data ends in the middle"),

    /** They are no gzip, or a checksum is wrong. */
    DAMAGED("the gzip data is damaged"),

    /** Something that is not gzip stands behind them. */
    FOLLOWED("something that is not gzip follows the gzip data");

    private final String text;

    Problem(String text) {
      this.text = text;
    }
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}
