package io.drydock.controlplane;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** The fine rules of docs/architecture.md for this module. */
@AnalyzeClasses(packages = "io.drydock.controlplane", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
  private static final String ROOT = "io.drydock.controlplane";

  @ArchTest
  static final ArchRule onlyTheApiServerKnowsTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".apiserver..", ROOT + ".store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".store..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsEtcd =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.etcd..");

  @ArchTest
  static final ArchRule theStoreKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT, ROOT + ".apiserver..", ROOT + ".controller..");

  @ArchTest
  static final ArchRule controllersAndSchedulerSpeakTheClientOnly =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".controller..", ROOT + ".scheduler..", ROOT + ".leader..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".apiserver..");

  @ArchTest
  static final ArchRule thePipelineKnowsNoDoor =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".apiserver",
              ROOT + ".apiserver.body",
              ROOT + ".apiserver.cache",
              ROOT + ".apiserver.patch",
              ROOT + ".apiserver.strategy",
              ROOT + ".apiserver.validation")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + ".apiserver.rest..", ROOT + ".apiserver.grpc..");

  @ArchTest
  static final ArchRule nobodyImportsTheCompositionRoot =
      classes().that().resideInAPackage(ROOT).should().onlyBeAccessed().byAnyPackage(ROOT);

  @ArchTest
  static final ArchRule plansArePure =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Plan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.drydock.client..",
              "io.drydock.informer..",
              "io.drydock.lifecycle..",
              "io.drydock.reconcile..",
              "io.grpc..",
              "java.io..",
              "java.nio.file..",
              "java.util.concurrent..");

  @ArchTest
  static final ArchRule timeIsAParameter =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  /** The list of all loops names the scheduler, which stands on the controllers' frame. */
  @ArchTest
  static final ArchRule noCyclesBetweenRooms =
      slices()
          .matching(ROOT + ".(*)..")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              resideInAPackage(ROOT + ".controller.."), resideInAPackage(ROOT + ".scheduler.."));

  @ArchTest
  static final ArchRule noCyclesInTheApiServer =
      slices().matching(ROOT + ".apiserver.(*)..").should().beFreeOfCycles();
}
