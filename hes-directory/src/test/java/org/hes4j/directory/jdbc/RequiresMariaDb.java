package org.hes4j.directory.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips by name where no MariaDB is installed; with {@code CI=true} it fails instead. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresMariaDb.Condition.class)
@interface RequiresMariaDb {

  /** Decides whether the tests run. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (MariaDbServer.isInstalled()) {
        return ConditionEvaluationResult.enabled("MariaDB is installed");
      }
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(
            "CI=true, but " + MariaDbServer.MISSING + "; a build server must not skip these tests");
      }
      return ConditionEvaluationResult.disabled(MariaDbServer.MISSING);
    }
  }
}
