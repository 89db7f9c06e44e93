package io.drydock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The fine rules of docs/architecture.md for this module. */
@AnalyzeClasses(packages = "io.drydock", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest
  static final ArchRule vocabularyKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("io.drydock.api")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.drydock.(client|codec|informer|reconcile|lifecycle|proto)..");

  @ArchTest
  static final ArchRule timeIsAParameter =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.drydock.lifecycle.SystemClock")
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule noCycles = slices().matching("io.drydock.(*)..").should().beFreeOfCycles();
}
