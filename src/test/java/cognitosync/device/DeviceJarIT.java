package cognitosync.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that {@code mvn package} makes runs alone, and carries the licences of what is in it. */
class DeviceJarIT {
    private static final Path JAR = Path.of("target", "device.jar");

    @TempDir
    Path folder;

    @Test
    void jar_runsAlone_andEndsWithItsOwnExitCodes() throws IOException, InterruptedException {
        try (DeviceCloud cloud = DeviceCloud.start(folder)) {
            CommandLineDevice device = cloud.signedIn("jar", "jar@example.com");
            assertThat(run(device, "set", "background-color", "tomato"))
                    .isEqualTo(new Run(0, "background-color = tomato"));
            assertThat(run(device, "get", "background-color")).isEqualTo(new Run(0, "tomato"));
            assertThat(run(device, "get", "nothing").exitCode()).isEqualTo(1);
            assertThat(run(device, "paint").exitCode()).isEqualTo(2);
            assertThat(run(cloud.device("nobody"), "list").exitCode()).isEqualTo(3);
        }
        assertThat(run(CommandLineDevice.of(folder.resolve("none.json"), folder), "--version")
                        .out())
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void jar_holdsTheDeviceAlone_withServicesAndLicences() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains("cognitosync/device/DeviceMain.class", "LICENSE", "META-INF/NOTICE")
                    .noneMatch(name -> name.startsWith("cognitosync/localcloud/")
                            || name.startsWith("cognitosync/infra/")
                            || name.startsWith("software/amazon/awscdk/")
                            || name.startsWith("org/eclipse/jetty/"));
            assertThat(text(jar, "META-INF/services/software.amazon.awssdk.http.SdkHttpService"))
                    .contains("UrlConnectionSdkHttpService");
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("Apache License", "QOS.ch");
            assertThat(text(jar, "META-INF/NOTICE")).contains("AWS SDK for Java 2.0", "Jackson JSON processor");
        }
    }

    private record Run(int exitCode, String out) {}

    private static Run run(CommandLineDevice device, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString());
        command.command().addAll(List.of(arguments));
        command.command()
                .addAll(List.of(
                        "--outputs",
                        device.outputs().toString(),
                        "--home",
                        device.home().toString()));
        Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out.strip());
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
