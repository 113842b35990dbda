package org.hes4j.testkit;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides whether tests marked {@link RequiresSlapd} run. */
final class SlapdCondition implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return evaluate(SlapdServer.isInstalled(), "true".equals(System.getenv("CI")));
  }

  static ConditionEvaluationResult evaluate(boolean installed, boolean onBuildServer) {
    if (installed) {
      return ConditionEvaluationResult.enabled("slapd is installed");
    }
    if (onBuildServer) {
      throw new IllegalStateException(
          "CI=true, but " + SlapdPrograms.MISSING + "; a build server must not skip these tests");
    }
    return ConditionEvaluationResult.disabled(SlapdPrograms.MISSING);
  }
}
