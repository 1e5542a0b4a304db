package cognitosync.localcloud;

import cognitosync.localcloud.console.Console;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What a person is told once the local cloud is up. */
final class Greeting {
    private Greeting() {}

    static String of(Map<String, Map<String, String>> outputs, LocalCloudOptions options, Duration took) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nThe local cloud is up (%.1f s), region %s.%n%n",
                took.toMillis() / 1000.0,
                options.region()));
        outputs.forEach((stack, values) -> {
            line(text, "Open", values.get("WebsiteUrl"));
            line(text, "Sign-in pages", values.get("UserPoolDomain"));
            line(text, "Codes arrive at", values.get("InboxUrl"));
            line(text, "AWS endpoint", values.get("ApiEndpoint"));
            line(text, "Console", console(values.get("ApiEndpoint")));
        });
        if (options.empty()) {
            String newline = System.lineSeparator();
            text.append(newline)
                    .append("No stack yet; this deploys the one of the folder you are in:")
                    .append(newline)
                    .append("  export AWS_CONFIG_FILE=")
                    .append(options.data().resolve("config").toAbsolutePath())
                    .append(" AWS_SHARED_CREDENTIALS_FILE=")
                    .append(options.data().resolve("credentials").toAbsolutePath())
                    .append(newline)
                    .append("  npx aws-cdk@2.1148.1 deploy")
                    .append(newline);
        }
        return text.append(System.lineSeparator())
                .append("Everything is kept in ")
                .append(options.data())
                .append("; Ctrl-C ends it.")
                .append(System.lineSeparator())
                .toString();
    }

    private static String console(String api) {
        return api == null ? null : api + Console.PATH;
    }

    private static void line(StringBuilder text, String label, String value) {
        if (value != null) {
            text.append(String.format(Locale.ROOT, "  %-16s %s%n", label, value));
        }
    }
}
