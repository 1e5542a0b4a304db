package cognitosync.localcloud;

import cognitosync.localcloud.address.StackPortRegistry;
import cognitosync.localcloud.address.StackPorts;
import cognitosync.localcloud.address.StackReports;
import cognitosync.localcloud.cloudformation.assembly.AssemblyStack;
import cognitosync.localcloud.cloudformation.stack.DeployedResource;
import cognitosync.localcloud.cloudformation.stack.DeployedStack;
import cognitosync.localcloud.cloudformation.stack.Deployments;
import cognitosync.localcloud.cloudformation.stack.Submission;
import cognitosync.localcloud.messages.Messages;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deploys stacks and publishes their endpoints on their ports. */
final class StackDeployer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StackDeployer.class);

    private final Wiring services;
    private final StackPortRegistry ports;
    private final StackReports reports;
    private final Deployments deployments = new Deployments(this::changed);

    StackDeployer(Wiring services, StackPortRegistry ports, StackReports reports) {
        this.services = services;
        this.ports = ports;
        this.reports = reports;
    }

    /** Runs every stack operation. */
    Deployments deployments() {
        return deployments;
    }

    /** Deploys a stack of the cloud assembly. */
    void deploy(AssemblyStack assembled) {
        try {
            // An interrupted deletion is completed first; the name is then free for another stack.
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

    /** Redeploys the stacks of earlier runs with the addresses of this one, apart from the one that was deployed already. */
    void restore(Optional<String> deployed) {
        for (DeployedStack stack : services.stacks().all()) {
            String name = stack.identity().name();
            if (!deployed.equals(Optional.of(name))) {
                deployments
                        .refresh(stack)
                        .exceptionally(e -> {
                            LOG.error(Messages.text("terminal.stack.not-restored", name), e);
                            return null;
                        })
                        .join();
            }
        }
    }

    private void changed(DeployedStack stack) {
        try {
            publish(stack);
        } finally {
            reports.changed(stack);
        }
    }

    private void publish(DeployedStack stack) {
        String name = stack.identity().name();
        boolean deleted = stack.state().isDeleted();
        List<DeployedResource> resources = stack.resources();
        if (resources.isEmpty() && !deleted) {
            return;
        }
        StackPorts published = ports.of(name);
        published.publish(services.endpoints(resources, published.endpoints()));
        if (deleted) {
            ports.releaseDefaultPorts(name);
        }
    }

    @Override
    public void close() {
        deployments.close();
    }
}
