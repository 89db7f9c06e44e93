package io.drydock.kubeproxy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The doors between the rooms of the proxy. */
@AnalyzeClasses(packages = "io.drydock.kubeproxy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.drydock.kubeproxy";

  @ArchTest
  static final ArchRule STATE_AND_RULES_ARE_PURE =
      classes()
          .that()
          .resideInAnyPackage(ROOT + ".state", ROOT + ".rules")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "io.fabric8.kubernetes.api.model..",
              "io.drydock.api",
              ROOT + ".state",
              ROOT + ".rules");

  @ArchTest
  static final ArchRule PURE_ROOMS_TOUCH_NOTHING =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".state", ROOT + ".rules")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io", "java.nio.file..", "java.net..", "java.util.concurrent..");

  @ArchTest
  static final ArchRule STATE_KNOWS_NO_RULES =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".state")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".rules");

  @ArchTest
  static final ArchRule PLANS_ARE_PURE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Plan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.drydock.client..", "io.drydock.lifecycle..", ROOT + ".host", "java.io..");

  @ArchTest
  static final ArchRule ROOMS_HAVE_NO_CYCLES =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_IMPORTS_THE_COMPOSITION_ROOT =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT);

  @ArchTest
  static final ArchRule OTHER_PROCESSES_ARE_OTHER_PROCESSES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.drydock.controlplane..", "io.drydock.kubelet..", "io.drydock.cli..");
}
