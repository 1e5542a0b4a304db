package cognitosync.localcloud;

import cognitosync.localcloud.address.StackReport;
import cognitosync.localcloud.console.Console;
import cognitosync.localcloud.messages.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The texts that the terminal shows after the start and after the stop of the local cloud. */
final class StartupBanner {
    private final StringBuilder text = new StringBuilder();

    private StartupBanner() {}

    /**
     * The banner after the start.
     *
     * @param stacks every stack, from the assembly or deployed through the API
     * @param localCloud outputs of the local cloud itself
     */
    static String of(
            List<StackReport> stacks, Map<String, String> localCloud, LocalCloudOptions options, Duration took) {
        StartupBanner banner = new StartupBanner();
        banner.line(Messages.text("terminal.banner.up", took.toMillis() / 1000.0, options.region()));
        String api = localCloud.get("ApiEndpoint");
        stacks.forEach(stack -> banner.stack(stack, api));
        banner.address(Messages.text("terminal.banner.inbox"), localCloud.get("InboxUrl"));
        banner.address(Messages.text("terminal.banner.api"), api);
        banner.address(Messages.text("terminal.banner.console"), api + Console.PATH);
        boolean nothing = stacks.stream().noneMatch(StackReport::isDeployed);
        if (nothing || options.empty()) {
            banner.howToDeploy(nothing, options);
        }
        banner.line(Messages.text("terminal.banner.stop", options.data()));
        return banner.text.toString();
    }

    /** The text after the stop. */
    static String farewell(LocalCloudOptions options) {
        return Messages.text("terminal.stopped", options.data().toAbsolutePath().normalize());
    }

    private void stack(StackReport stack, String api) {
        if (!stack.isDeployed()) {
            stack.ending(api).ifPresent(sentence -> line(sentence + System.lineSeparator()));
            return;
        }
        line(Messages.text("terminal.banner.deployed", stack.name()));
        stack.site().ifPresent(site -> address(Messages.text("terminal.banner.site"), site));
        address(Messages.text("terminal.banner.sign-in"), stack.outputs().get("UserPoolDomain"));
        line("");
    }

    private void howToDeploy(boolean nothing, LocalCloudOptions options) {
        line(nothing ? Messages.text("terminal.banner.deploy-first") : Messages.text("terminal.banner.deploy-more"));
        line("  export AWS_CONFIG_FILE=%s AWS_SHARED_CREDENTIALS_FILE=%s"
                .formatted(
                        options.data().resolve("config").toAbsolutePath(),
                        options.data().resolve("credentials").toAbsolutePath()));
        line("  npx aws-cdk@2.1148.1 deploy");
    }

    private void address(String label, String value) {
        if (value != null) {
            line("  %-16s %s".formatted(label, value));
        }
    }

    private void line(String line) {
        text.append(line).append(System.lineSeparator());
    }
}
