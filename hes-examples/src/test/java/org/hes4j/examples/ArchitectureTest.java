package org.hes4j.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;

/** The arrows of the house: which room may know which. */
@AnalyzeClasses(packages = "org.hes4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static GivenClassesConjunction outside(String... rooms) {
    return noClasses().that().resideInAPackage("org.hes4j..").and().resideOutsideOfPackages(rooms);
  }

  private static ArchRule onlyIn(String library, String... rooms) {
    return outside(rooms).should().dependOnClassesThat().resideInAPackage(library);
  }

  @ArchTest
  static final ArchRule theLanguageImportsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.recipient")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.hes4j..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage("org.hes4j.recipient"))));

  @ArchTest
  static final ArchRule gzipImportsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.gzip")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("org.hes4j..")
                  .and(
                      DescribedPredicate.not(
                          JavaClass.Predicates.resideInAPackage("org.hes4j.gzip"))));

  @ArchTest
  static final ArchRule theClientInterfaceKnowsNoBinding =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.client")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hes4j.client.*..",
              "org.hes4j.directory..",
              "org.hes4j.sync..",
              "org.hes4j.testkit..");

  @ArchTest
  static final ArchRule theClientKnowsNeitherSourcesNorSyncNorTestkit =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.client..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hes4j.directory..",
              "org.hes4j.sync..",
              "org.hes4j.testkit..",
              "org.hes4j.examples..");

  @ArchTest
  static final ArchRule httpKnowsNoBinding =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.client.http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hes4j.client.soap..", "org.hes4j.client.rest..");

  @ArchTest
  static final ArchRule theBindingsAreStrangers =
      slices().matching("org.hes4j.client.(soap|rest)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule sourcesAndSyncAreStrangers =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.directory..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hes4j.sync..",
              "org.hes4j.client..",
              "org.hes4j.testkit..",
              "org.hes4j.examples..");

  @ArchTest
  static final ArchRule syncKnowsSourcesAndServiceOnlyAsInterfaces =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.sync..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hes4j.directory..",
              "org.hes4j.client.*..",
              "org.hes4j.testkit..",
              "org.hes4j.examples..");

  @ArchTest
  static final ArchRule syncKnowsNoRendering =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.sync")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hes4j.sync.report");

  @ArchTest
  static final ArchRule theTestkitKnowsTheClientAlone =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hes4j.directory..", "org.hes4j.sync..", "org.hes4j.examples..");

  @ArchTest
  static final ArchRule stubsAppearInTheBindingAndTheEmulatorAlone =
      onlyIn(
          "org.hes4j.client.soap.stub..",
          "org.hes4j.client.soap..",
          "org.hes4j.testkit.emulator..");

  @ArchTest
  static final ArchRule onlyHttpOpensASocket =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.client..")
          .and()
          .resideOutsideOfPackage("org.hes4j.client.http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "java.nio.channels..");

  @ArchTest
  static final ArchRule retriesLiveInHttp = onlyIn("dev.failsafe..", "org.hes4j.client.http");

  @ArchTest
  static final ArchRule addressSyntaxLivesInRecipient =
      onlyIn("com.sanctionco.jmail..", "org.hes4j.recipient");

  @ArchTest
  static final ArchRule theKeptStoreKnowsSourcesOnlyAsInterfaces =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j.incremental..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hes4j.client..",
              "org.hes4j.directory..",
              "org.hes4j.sync..",
              "org.hes4j.testkit..",
              "org.hes4j.examples..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsTheKeptStore =
      outside("org.hes4j.incremental..", "org.hes4j.examples..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hes4j.incremental..");

  @ArchTest
  static final ArchRule theStoresLibraryLivesInIncremental =
      onlyIn("org.h2..", "org.hes4j.incremental");

  @ArchTest
  static final ArchRule commonsCliLivesInTheCommandLine =
      onlyIn("org.apache.commons.cli..", "org.hes4j.examples.command");

  @ArchTest
  static final ArchRule commonsCsvLivesInCsv =
      onlyIn("org.apache.commons.csv..", "org.hes4j.directory.csv");

  @ArchTest
  static final ArchRule unboundIdLivesInLdapAndLdif =
      onlyIn(
          "com.unboundid..",
          "org.hes4j.directory.ldap",
          "org.hes4j.directory.ldif",
          "org.hes4j.testkit");

  @ArchTest
  static final ArchRule jdbcLivesInJdbc =
      onlyIn("java.sql..", "org.hes4j.directory.jdbc").allowEmptyShould(true);

  @ArchTest
  static final ArchRule jsonLivesWhereItIsReadOrWritten =
      onlyIn(
          "com.fasterxml.jackson..",
          "org.hes4j.sync.report",
          "org.hes4j.sync.journal",
          "org.hes4j.client.rest",
          "org.hes4j.testkit.emulator",
          "org.hes4j.examples.command");

  @ArchTest
  static final ArchRule micrometerIsNeededByThoseWhoMeasureAlone =
      onlyIn("io.micrometer..", "org.hes4j.sync.metrics");

  @ArchTest
  static final ArchRule syncKnowsNoMeters =
      noClasses()
          .that()
          .resideInAPackage("org.hes4j..")
          .and()
          .resideOutsideOfPackage("org.hes4j.sync.metrics")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.hes4j.sync.metrics");

  @ArchTest
  static final ArchRule prometheusLivesInTheCommandLine =
      onlyIn("io.prometheus..", "org.hes4j.examples.command");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .matching("org.hes4j.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              JavaClass.Predicates.resideInAPackage("org.hes4j.client.soap.stub"),
              JavaClass.Predicates.resideInAPackage("org.hes4j.client.soap.stub"));
}
