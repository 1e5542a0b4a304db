package cognitosync.infra;

import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/**
 * Synthesizes the stack into the folder that the CDK command line names in {@code CDK_OUTDIR}.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/apps.html">CDK apps</a>
 */
public final class SyncApp {
    private SyncApp() {}

    /** Takes no arguments: context values arrive as the CDK command line hands them over. */
    public static void main(String[] arguments) {
        try {
            App app = new App(AppProps.builder().analyticsReporting(false).build());
            SyncContext context = SyncContext.read(app.getNode()::tryGetContext);
            new SyncStack(app, SyncStack.NAME, new SyncStack.Props(context, BuiltSite.in(Path.of("site", "dist"))));
            app.synth();
        } catch (InvalidContextException invalid) {
            System.err.println(invalid.getMessage());
            System.exit(1);
        }
    }
}
