package org.hes4j.directory.ldap;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Marks tests that need 389 Directory Server. Without it they are skipped with a message; with
 * {@code CI=true} in the environment they fail.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Requires389.Condition.class)
@interface Requires389 {

  /** Decides whether they run. */
  final class Condition implements ExecutionCondition {
    private static final String MISSING =
        "389 Directory Server is not installed (Debian: apt-get install 389-ds-base)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return evaluate(Server389.isInstalled(), "true".equals(System.getenv("CI")));
    }

    static ConditionEvaluationResult evaluate(boolean installed, boolean onBuildServer) {
      if (installed) {
        return ConditionEvaluationResult.enabled("389 Directory Server is installed");
      }
      if (onBuildServer) {
        throw new IllegalStateException(
            "CI=true, but " + MISSING + "; a build server must not skip these tests");
      }
      return ConditionEvaluationResult.disabled(MISSING);
    }
  }
}
