package org.hes4j.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a JUnit test, or a class of them, that needs a real {@code slapd}.
 *
 * <p>Where none is installed the test is skipped with a message that says so; with {@code CI=true}
 * in the environment it fails instead, so that a build server never passes by skipping.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SlapdCondition.class)
public @interface RequiresSlapd {}
