package cognitosync.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;

/** A fresh clone of the project plus what is not committed yet: nothing is built. */
final class FreshClone {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Set<String> MADE = Set.of("target", "node_modules", "dist", "cdk.out", ".git", ".local");

    private FreshClone() {}

    static void into(Path folder) throws IOException, InterruptedException {
        if (Files.exists(HERE.resolve(".git"))) {
            cloneInto(folder);
        } else {
            copyInto(folder);
        }
    }

    private static void cloneInto(Path folder) throws IOException, InterruptedException {
        Shell shell = new Shell(HERE, Map.of());
        Shell.Result clone = shell.run("git", "clone", "--quiet", HERE.toString(), folder.toString());
        assertThat(clone.exitCode()).as(clone.errors()).isZero();
        Shell.Result changed =
                shell.run("git", "ls-files", "-z", "--modified", "--deleted", "--others", "--exclude-standard");
        for (String name : changed.output().split("\0", -1)) {
            if (!name.isEmpty()) {
                bring(name, folder);
            }
        }
    }

    private static void bring(String name, Path folder) throws IOException {
        Path file = HERE.resolve(name);
        if (Files.exists(file)) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.copy(
                    file,
                    folder.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } else {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    private static void copyInto(Path folder) throws IOException {
        Files.walkFileTree(HERE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (MADE.contains(from.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(HERE.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, folder.resolve(HERE.relativize(from)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
