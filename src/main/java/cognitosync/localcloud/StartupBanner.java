package cognitosync.localcloud;

import cognitosync.localcloud.address.StackReport;
import cognitosync.localcloud.console.Console;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person is told once the local cloud is up, and once it has ended. */
final class StartupBanner {
    private final StringBuilder text = new StringBuilder();

    private StartupBanner() {}

    /**
     * The greeting.
     *
     * @param stacks every stack that there is, however it came to be
     * @param localCloud outputs of the local cloud itself
     */
    static String of(
            List<StackReport> stacks, Map<String, String> localCloud, LocalCloudOptions options, Duration took) {
        StartupBanner greeting = new StartupBanner();
        greeting.line("%nThe local cloud is up (%.1f s), region %s.%n", took.toMillis() / 1000.0, options.region());
        String api = localCloud.get("ApiEndpoint");
        stacks.forEach(stack -> greeting.stack(stack, api));
        greeting.address("Codes arrive at", localCloud.get("InboxUrl"));
        greeting.address("AWS endpoint", api);
        greeting.address("Console", api + Console.PATH);
        boolean nothing = stacks.stream().noneMatch(StackReport::isDeployed);
        if (nothing || options.empty()) {
            greeting.howToDeploy(nothing, options);
        }
        greeting.line("%nData is kept in %s. Press Ctrl-C to stop.", options.data());
        return greeting.text.toString();
    }

    /** What is left after the end, and how to go on. */
    static String farewell(LocalCloudOptions options) {
        return String.format(
                Locale.ROOT,
                "%nStopped. Stacks, users and their data are kept in %s. The same command starts again with them; to start"
                        + " afresh, remove that folder first.",
                options.data().toAbsolutePath().normalize());
    }

    private void stack(StackReport stack, String api) {
        if (!stack.isDeployed()) {
            stack.ending(api).ifPresent(sentence -> line("%s%n", sentence));
            return;
        }
        line("%s is deployed.", stack.name());
        stack.site().ifPresent(site -> address("Open", site));
        address("Sign-in pages", stack.outputs().get("UserPoolDomain"));
        line("");
    }

    private void howToDeploy(boolean nothing, LocalCloudOptions options) {
        line(
                nothing
                        ? "%nNo stack is deployed. In another terminal, this deploys the one of the folder you are in:"
                        : "%nIn another terminal, this deploys the stack of the folder you are in:");
        line(
                "  export AWS_CONFIG_FILE=%s AWS_SHARED_CREDENTIALS_FILE=%s",
                options.data().resolve("config").toAbsolutePath(),
                options.data().resolve("credentials").toAbsolutePath());
        line("  npx aws-cdk@2.1148.1 deploy");
    }

    private void address(String label, String value) {
        if (value != null) {
            line("  %-16s %s", label, value);
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
