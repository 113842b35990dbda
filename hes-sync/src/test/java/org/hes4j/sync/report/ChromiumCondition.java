package org.hes4j.sync.report;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides whether tests marked {@link RequiresChromium} run. */
final class ChromiumCondition implements ExecutionCondition {
  private static final String MISSING =
      "chromium is not installed (Debian: apt-get install chromium)";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Chromium.program().isPresent()) {
      return ConditionEvaluationResult.enabled("chromium is installed");
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(
          "CI=true, but " + MISSING + "; a build server must not skip these tests");
    }
    return ConditionEvaluationResult.disabled(MISSING);
  }
}
