package cognitosync.localcloud;

import cognitosync.localcloud.address.StackPortRegistry;
import cognitosync.localcloud.address.StackPorts;
import cognitosync.localcloud.address.StackReports;
import cognitosync.localcloud.cloudformation.assembly.AssemblyStack;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Deployments;
import cognitosync.localcloud.cloudformation.stack.Submission;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stacks of this run: what is done to one of them, from whichever side, shows at its addresses. */
final class StackDeployer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StackDeployer.class);

    private final Wiring services;
    private final StackPortRegistry sites;
    private final StackReports reports;
    private final Deployments deployments = new Deployments(this::changed);

    StackDeployer(Wiring services, StackPortRegistry sites, StackReports reports) {
        this.services = services;
        this.sites = sites;
        this.reports = reports;
    }

    /** Runs every stack operation. */
    Deployments deployments() {
        return deployments;
    }

    /** Deploys a stack of the cloud assembly. */
    void deploy(AssemblyStack assembled) {
        try {
            // A deletion that was cut off goes on first; the name is then free for another stack.
            deployments.recover(services.stacks().stack(assembled.name())).join();
            DeployedStack stack = services.stacks().stack(assembled.name());
            stack.protectFromTermination(assembled.isProtected());
            deployments
                    .deploy(stack, Submission.of(assembled.template(), assembled.parameters(), assembled.tags()))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Brings what was deployed from outside in an earlier run to the addresses of this one. */
    void bringBack(Optional<String> deployed) {
        for (DeployedStack stack : services.stacks().all()) {
            String name = stack.identity().name();
            if (!deployed.equals(Optional.of(name))) {
                deployments
                        .refresh(stack)
                        .exceptionally(e -> {
                            LOG.error("The stack {} of an earlier run is not as it should be", name, e);
                            return null;
                        })
                        .join();
            }
        }
    }

    private void changed(DeployedStack stack) {
        try {
            show(stack);
        } finally {
            reports.changed(stack);
        }
    }

    private void show(DeployedStack stack) {
        String name = stack.identity().name();
        boolean deleted = stack.state().deletedAt().isPresent();
        if (stack.resources().isEmpty() && !deleted) {
            return;
        }
        StackPorts ports = sites.of(name);
        ports.show(services.show(stack, ports.shown()));
        if (deleted) {
            sites.takeFirst(name);
        }
    }

    @Override
    public void close() {
        deployments.close();
    }
}
