package cognitosync.localcloud;

import cognitosync.infra.TestAssembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** Local clouds in this JVM, on free ports; their data is in the folder {@code data} of the one given. */
public final class TestCloud {
    private static final Path TEMPLATES = Path.of("src", "test", "resources", "templates");

    private TestCloud() {}

    /** Without a stack. */
    public static LocalCloud empty(Path folder) {
        return start(folder, true, folder.resolve("none"));
    }

    /** With the product's own stack and a site of three small pages. */
    public static LocalCloud product(Path folder) {
        return of(folder, TestAssembly.synthesize(folder.resolve("cdk.out"), TestAssembly.SITE_FIXTURE, Map.of()));
    }

    /** With the stack of {@code guests-and-push.json}. */
    static LocalCloud withGuests(Path folder) {
        return ofTemplate(folder, template("guests-and-push.json"));
    }

    /** The text of a test template. */
    public static String template(String name) {
        try {
            return Files.readString(TEMPLATES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts with a stack of this template, which must have the outputs of the product's template. */
    public static LocalCloud ofTemplate(Path folder, String template) {
        try {
            Path assembly = Files.createDirectories(folder.resolve("cdk.out"));
            Files.writeString(assembly.resolve("template.json"), template);
            Files.writeString(assembly.resolve("manifest.json"), """
                    {"version": "48.0.0", "artifacts": {"CognitoSync": {"type": "aws:cloudformation:stack",
                      "properties": {"templateFile": "template.json"}}}}
                    """);
            return of(folder, assembly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the stacks of a cloud assembly. */
    public static LocalCloud of(Path folder, Path assembly) {
        return start(folder, false, assembly);
    }

    private static LocalCloud start(Path folder, boolean empty, Path assembly) {
        return LocalCloud.start(
                new LocalCloudOptions(0, 0, 0, folder.resolve("data"), TestAccount.REGION, empty, assembly),
                InstantSource.system());
    }

    /** The account's own credentials. */
    public static ProfileCredentialsProvider developer(LocalCloud cloud) {
        return developer(Path.of(cloud.outputs().get("LocalCloud").get("CredentialsFile")));
    }

    /** The account's own credentials, in the file that a local cloud writes for SDKs. */
    public static ProfileCredentialsProvider developer(Path credentialsFile) {
        return ProfileCredentialsProvider.builder()
                .profileName("local")
                .profileFile(ProfileFile.builder()
                        .content(credentialsFile)
                        .type(ProfileFile.Type.CREDENTIALS)
                        .build())
                .build();
    }
}
