package cognitosync.bench;

import cognitosync.localcloud.PersonClient;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Measures and prints; {@code -Dbench.write=true} also replaces {@code docs/performance.md}, {@code -Dbench.only=speed} (or
 * dynamodb, appsync, start, synthesis, crowd, pages, device, peers; several with commas) measures a part.
 */
final class BenchMain {
    private static final int CROWD = 100;

    private BenchMain() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        List<String> only = Arrays.asList(System.getProperty("bench.only", "").split(","));
        Predicate<String> wanted = part -> only.contains("") || only.contains(part);
        Report report = new Report();
        report.heading("How it is measured");
        report.text(Explained.INTRODUCTION);
        report.text("Machine: " + Report.machine() + ". Flags of every JVM of ours: `" + String.join(" ", Jvm.FLAGS)
                + "`.");
        try (Workplace workplace = Workplace.make()) {
            Jvm.pack();
            Path data = workplace.resolve("data");
            Person one = signUp(data);
            Crowd.grow(data, one, 0, CROWD);
            if (wanted.test("speed")) {
                new Speed(workplace, workplace.copy(data, "speed"), one, report).measure();
            }
            if (wanted.test("dynamodb")) {
                new TableSpeed(workplace, workplace.copy(data, "dynamodb"), one, report).measure();
            }
            if (wanted.test("appsync")) {
                new ApiSpeed(workplace, data, one, report).measure();
            }
            Size size = new Size(workplace, report);
            if (wanted.test("start")) {
                size.starts(workplace.copy(data, "start"));
                size.memory(workplace.copy(data, "memory"), one);
            }
            if (wanted.test("synthesis")) {
                new Synthesis(workplace, report).measure();
            }
            if (wanted.test("crowd")) {
                size.crowd(data, one);
            }
            if (wanted.test("pages")) {
                new Pages(report).measure(workplace.copy(data, "pages"));
            }
            if (wanted.test("device")) {
                new DeviceSpeed(workplace, report).measure();
            }
            if (wanted.test("peers")) {
                new Peers(workplace, report).measure();
            }
        }
        if (Boolean.getBoolean("bench.write")) {
            report.write(Path.of("docs", "performance.md"));
        }
    }

    /** A person signs up at the sign-in pages, signs in, and writes the first colour. */
    private static Person signUp(Path data) {
        try (Cloud cloud = Cloud.startForArchive(data)) {
            PersonClient account = PersonClient.signUp(cloud.outputs(), "bench@example.com");
            String idToken = account.idToken();
            String identityId = account.identityId(idToken);
            AwsCredentials credentials = account.credentials(identityId, idToken);
            Person one = new Person(cloud.output("IdentityPoolId"), identityId, (AwsSessionCredentials) credentials);
            new SyncLoad(cloud).update(List.of(one), 1);
            return one;
        }
    }
}
