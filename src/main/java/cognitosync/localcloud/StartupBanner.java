package cognitosync.localcloud;

import cognitosync.localcloud.address.StackReport;
import cognitosync.localcloud.console.Console;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the terminal shows once the local cloud answers, and once it has ended. */
final class StartupBanner {
    private final StringBuilder text = new StringBuilder();

    private StartupBanner() {}

    /**
     * The banner of the start.
     *
     * @param stacks every stack, from the assembly or deployed through the API
     * @param localCloud outputs of the local cloud itself
     */
    static String of(
            List<StackReport> stacks, Map<String, String> localCloud, LocalCloudOptions options, Duration took) {
        StartupBanner banner = new StartupBanner();
        banner.line("%nThe local cloud is up (%.1f s), region %s.%n", took.toMillis() / 1000.0, options.region());
        String api = localCloud.get("ApiEndpoint");
        stacks.forEach(stack -> banner.stack(stack, api));
        banner.address("Codes arrive at", localCloud.get("InboxUrl"));
        banner.address("AWS endpoint", api);
        banner.address("Console", api + Console.PATH);
        boolean nothing = stacks.stream().noneMatch(StackReport::isDeployed);
        if (nothing || options.empty()) {
            banner.howToDeploy(nothing, options);
        }
        banner.line("%nData is kept in %s. Press Ctrl-C to stop.", options.data());
        return banner.text.toString();
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
