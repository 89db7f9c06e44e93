package io.drydock.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.drydock.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.drydock.cli.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingImportsTheMainClass =
      noClasses()
          .that()
          .resideInAPackage("io.drydock.cli.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.drydock.cli");

  @ArchTest
  static final ArchRule otherProcessesAreNotImported =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.drydock.controlplane..", "io.drydock.kubelet..", "io.drydock.kubeproxy..");

  @ArchTest
  static final ArchRule decisionsArePure =
      classes()
          .that()
          .resideInAPackage("io.drydock.cli.lab.address..")
          .or()
          .haveSimpleNameEndingWith("Plan")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..",
              "io.drydock.cli.output..",
              "io.drydock.cli.lab.address..",
              "io.drydock.cli.lab.image..",
              "io.drydock.cli.lab.prerequisite..");

  @ArchTest
  static final ArchRule theLabDoesNotKnowItsCommands =
      noClasses()
          .that()
          .resideInAPackage("io.drydock.cli.lab..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.drydock.cli.command..");
}
