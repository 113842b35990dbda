package org.hes4j.interop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The class paths that the builds of hes-interop-cxf and of this module have left. */
final class ClassPaths {
  private ClassPaths() {}

  /** CXF and what it needs. */
  static List<String> cxf() throws IOException {
    String libraries = Files.readString(Path.of(System.getProperty("cxf.libraries"))).strip();
    return Arrays.asList(libraries.split(File.pathSeparator));
  }

  /** The programs of hes-interop-cxf, CXF, and nothing else. */
  static List<String> programs() throws IOException {
    List<String> classPath = new ArrayList<>(List.of(System.getProperty("cxf.programs")));
    classPath.addAll(cxf());
    return classPath;
  }

  /** CXF first, then these tests and everything of ours. */
  static List<String> cxfBeforeOurs() throws IOException {
    List<String> classPath = new ArrayList<>(cxf());
    String ours =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    classPath.addAll(Arrays.asList(ours.split(File.pathSeparator)));
    return classPath;
  }
}
