package cognitosync.journey.cloud;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A copy of the app's sources that a test edits. What is built already comes with it; the npm packages are
 * only linked to.
 *
 * @param folder where it is
 */
public record AppSources(Path folder) {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path PACKAGES = Path.of("node_modules");
    private static final Set<Path> LEFT_OUT = Set.of(
            Path.of(".git"), Path.of(".local"), Path.of("cdk.out"), Path.of("docs"), Path.of("src", "test"), PACKAGES);
    private static final Path BUILT = Path.of("target");
    private static final Set<String> BROUGHT_ALONG =
            Set.of("build", "classes", "classpath.txt", "maven-status", "synth.args");

    public static AppSources copyInto(Path folder) throws IOException {
        Files.walkFileTree(HERE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                Path inside = HERE.relativize(from);
                if (isLeftOut(inside)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(inside));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Path inside = HERE.relativize(from);
                if (!isLeftOut(inside)) {
                    Files.copy(from, folder.resolve(inside), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Files.createSymbolicLink(folder.resolve(PACKAGES), HERE.resolve(PACKAGES));
        believeItselfCompiled(folder.resolve(BUILT).resolve("maven-status"), folder);
        // An edit compiles the edited class alone. And a build without a network stays without one.
        boolean offline = "offline=true".equals(System.getProperty("maven.settings"));
        Files.writeString(
                Files.createDirectories(folder.resolve(".mvn")).resolve("maven.config"),
                "\n-Dmaven.compiler.useIncrementalCompilation=false\n" + (offline ? "--offline\n" : ""),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return new AppSources(folder);
    }

    // Maven keeps the full paths of what it compiled last; with others it would compile everything again.
    private static void believeItselfCompiled(Path status, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(status)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).replace(HERE.toString(), folder.toString()));
            }
        }
    }

    private static boolean isLeftOut(Path inside) {
        boolean isBuilt = inside.startsWith(BUILT) && inside.getNameCount() > 1;
        return LEFT_OUT.contains(inside)
                || (isBuilt && !BROUGHT_ALONG.contains(inside.getName(1).toString()));
    }

    /** Replaces a text in a source, which must be there once. */
    public void edit(String file, String text, String replacement) throws IOException {
        Path source = folder.resolve(file);
        String before = Files.readString(source);
        if (before.split(Pattern.quote(text), -1).length != 2) {
            throw new AssertionError(file + " does not have \"" + text + "\" once.");
        }
        Files.writeString(source, before.replace(text, replacement));
    }
}
