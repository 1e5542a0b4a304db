package cognitosync.localcloud;

import cognitosync.localcloud.access.credentials.DeveloperCredentials;
import cognitosync.localcloud.account.CredentialsFile;
import cognitosync.localcloud.account.DataFolder;
import cognitosync.localcloud.account.LocalAccount;
import cognitosync.localcloud.account.OpenResources;
import cognitosync.localcloud.account.OptionException;
import cognitosync.localcloud.account.OutputsFile;
import cognitosync.localcloud.account.SecretFile;
import cognitosync.localcloud.address.Origins;
import cognitosync.localcloud.address.Ports;
import cognitosync.localcloud.address.StackPortRegistry;
import cognitosync.localcloud.address.StackPorts;
import cognitosync.localcloud.address.StackReports;
import cognitosync.localcloud.cloudformation.assembly.AssemblyStack;
import cognitosync.localcloud.cloudformation.assembly.CloudAssembly;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.console.LocalPages;
import cognitosync.localcloud.gateway.ApiRouter.ApiErrorRenderer;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.token.SealingKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a cloud assembly on this machine, from {@link #start} to {@link #close}. With every port 0 and a data folder of its own,
 * any number of them run side by side:
 *
 * <pre>{@code
 * try (LocalCloud cloud = LocalCloud.start(options, InstantSource.system())) {
 *     URI site = URI.create(cloud.outputs().get("CognitoSync").get("SiteUrl"));
 * }
 * }</pre>
 */
public final class LocalCloud implements AutoCloseable {
    private final OpenResources opened;
    private final StackReports reports;
    private final LocalCloudOptions options;

    private LocalCloud(OpenResources opened, StackReports reports, LocalCloudOptions options) {
        this.opened = opened;
        this.reports = reports;
        this.options = options;
    }

    /**
     * Takes the ports, deploys the stack, answers, and says so in {@code outputs.json}, which then follows every operation on a
     * stack.
     *
     * @throws OptionException where an option or the data folder cannot be used
     * @throws DeploymentException where the assembly cannot be run
     * @throws cognitosync.localcloud.http.PortTakenException where a port is taken
     * @throws cognitosync.localcloud.store.StoreException where the database cannot be used
     */
    public static LocalCloud start(LocalCloudOptions options, InstantSource clock) {
        return start(options, clock, sentence -> {});
    }

    /**
     * Starts as {@link #start(LocalCloudOptions, InstantSource)}.
     *
     * @param terminal takes a sentence about the end of each later operation on a stack
     */
    public static LocalCloud start(LocalCloudOptions options, InstantSource clock, Consumer<String> terminal) {
        return start(options, clock, terminal, () -> {});
    }

    /**
     * Starts for measurements on slower disks.
     *
     * @param beforeCommit runs before every commit of the database, such as a pause
     */
    static LocalCloud start(LocalCloudOptions options, InstantSource clock, Runnable beforeCommit) {
        return start(options, clock, sentence -> {}, beforeCommit);
    }

    private static LocalCloud start(
            LocalCloudOptions options, InstantSource clock, Consumer<String> terminal, Runnable beforeCommit) {
        OpenResources opened = new OpenResources();
        boolean started = false;
        try {
            LocalCloud cloud = new LocalCloud(opened, run(options, clock, opened, terminal, beforeCommit), options);
            started = true;
            return cloud;
        } finally {
            if (!started) {
                opened.close();
            }
        }
    }

    private static StackReports run(
            LocalCloudOptions options,
            InstantSource clock,
            OpenResources opened,
            Consumer<String> terminal,
            Runnable beforeCommit) {
        DataFolder folder = DataFolder.open(options.data());
        opened.add(folder::close);
        // Before anything can fail: outputs of an earlier run would send people to ports that do not answer.
        folder.delete(OutputsFile.NAME);
        Optional<AssemblyStack> stack = options.empty() ? Optional.empty() : Optional.of(onlyStack(options));
        Database database = Database.open(folder.ownersOnly("local.sqlite"), Wiring.schemas(), beforeCommit);
        opened.add(database::close);
        SecureRandom random = new SecureRandom();
        SealingKey sealingKey =
                new SealingKey(SecretFile.of(folder, SecretFile.SEALING_KEY, SealingKey.BYTES, random), random);
        Account account = LocalAccount.open(database, options.region(), random);
        DeveloperCredentials developer = DeveloperCredentials.open(database, account, random);
        // Before a port is open, so that every program that finds one finds the credentials too.
        CredentialsFile.writeCredentials(folder::write, developer.key());
        Ports ports = Ports.bind(options.websitePort(), options.signInPort(), options.apiPort(), opened);
        StackPorts defaultPorts = ports.ofStack();
        StackPortRegistry stackPorts = new StackPortRegistry(database, defaultPorts, opened);
        Origins origins = new Origins(options.region(), ports.api().port(), stackPorts);
        CredentialsFile.writeConfig(folder::write, account.region(), origins.api());
        Wiring services = new Wiring(
                new Wiring.Dependencies(database, account, developer, sealingKey, origins, clock, random, stack));
        StackReports reports = new StackReports(services.stacks(), origins, services.outputs(folder), folder, terminal);
        StackDeployer stacks = new StackDeployer(services, stackPorts, reports);
        opened.add(stacks::close);

        stack.ifPresent(assembled -> {
            stackPorts.assignDefaultPorts(assembled.name());
            stacks.deploy(assembled);
        });
        stacks.restore(stack.map(AssemblyStack::name));
        defaultPorts.start();
        // Before the API answers, whose operations are reported.
        reports.begin();
        ports.startApi(
                services.apis(stacks.deployments()),
                services.webSockets(),
                new ApiErrorRenderer(LocalPages::isLocal, LocalPages.REFUSAL));
        reports.write();
        return reports;
    }

    private static AssemblyStack onlyStack(LocalCloudOptions options) {
        CloudAssembly assembly = CloudAssembly.read(options.assembly());
        if (assembly.stacks().size() != 1) {
            throw new DeploymentException(Messages.text(
                    "terminal.assembly.several",
                    options.assembly(),
                    assembly.stacks().size()));
        }
        return assembly.stacks().get(0);
    }

    /** Outputs of each stack that is deployed now, and of the local cloud itself, as in {@code outputs.json}. */
    public Map<String, Map<String, String>> outputs() {
        return reports.outputs();
    }

    /** The banner for the terminal, once every port answers. */
    String banner(Duration took) {
        return StartupBanner.of(reports.all(), outputs().get(StackReports.LOCAL_CLOUD), options, took);
    }

    /** Completes the current requests, then stops; every acknowledged write is kept. */
    @Override
    public void close() {
        opened.close();
    }
}
