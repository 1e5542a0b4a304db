package cognitosync.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs peers in {@code target/bench-peers}, from the registries that npm and Maven are configured for. */
final class PeerInstallation {
    private static final Path FOLDER = Path.of("target", "bench-peers");
    private static final long INSTALLATION_MINUTES = 10;

    private PeerInstallation() {}

    /** Writes files that the command needs. */
    @FunctionalInterface
    interface Preparation {
        void run() throws IOException;
    }

    /** Installs an npm package with its dependencies. */
    static Path npm(String name, String version) {
        // Without --prefix, npm uses the folder of this project's package.json.
        return install(
                name,
                () -> {},
                "npm",
                "install",
                "--prefix",
                ".",
                "--no-audit",
                "--no-fund",
                "--no-save",
                name + "@" + version);
    }

    /** The installation folder of a peer. */
    static Path folder(String name) {
        return FOLDER.resolve(name);
    }

    /** Runs an installation command in the folder of a peer, after a preparation. */
    static Path install(String name, Preparation preparation, String... command) {
        Path home = folder(name);
        Path log = FOLDER.resolve(name + ".log");
        try {
            Files.createDirectories(home);
            preparation.run();
            List<String> words = new ArrayList<>(List.of(command));
            if (File.separatorChar == '\\') {
                words.set(0, words.get(0) + ".cmd");
            }
            Process process = new ProcessBuilder(words)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(INSTALLATION_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new BenchException(
                        name + " could not be installed (leave it out with -Dbench.only=start,speed,crowd): "
                                + Files.readString(log));
            }
            return home;
        } catch (IOException e) {
            throw new BenchException(name + " could not be installed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("The installation of " + name + " was interrupted.", e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BenchException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("No port is free: " + e.getMessage(), e);
        }
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return true;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }
}
