package cognitosync.device.transfer;

import cognitosync.device.remote.DatasetAddress;
import cognitosync.device.remote.RemoteDataset;
import cognitosync.device.remote.RemoteDatasets;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import cognitosync.device.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/**
 * Brings datasets out. Interrupted at any moment, it goes on when it is run again; each dataset is one listing and one line,
 * so that a record that changes meanwhile is exported once and whole.
 *
 * @param sync with credentials that reach what is exported
 * @param identityPoolId the pool
 * @param mine whether it is of one signed-in user only
 * @param parallel how many identities at once
 * @param terminal where progress is shown
 */
public record Export(CognitoSyncClient sync, String identityPoolId, boolean mine, int parallel, Terminal terminal) {

    /** Exports these identities into the folder, those left that an earlier run has not. */
    public Tally into(Path path, Supplier<List<Identities.Listed>> identities) {
        ExportFolder folder = new ExportFolder(path);
        folder.refuseForeignLines();
        return folder.files().alone(() -> export(folder, identities));
    }

    private Tally export(ExportFolder folder, Supplier<List<Identities.Listed>> identities) {
        Manifest manifest = begun(folder);
        try (ExportFile file = ExportFile.open(folder)) {
            List<Identities.Listed> all = identities.get();
            List<Identities.Listed> left =
                    all.stream().filter(identity -> !file.has(identity.id())).toList();
            fetch(left, file, new Progress(terminal, "identities", all.size(), (long) all.size() - left.size()));
            file.force();
            String sha256 = folder.scan(ExportFolder::ignore);
            folder.write(
                    manifest.completed(new Manifest.Completion(terminal.clock().instant(), file.tally(), sha256)));
            return file.tally();
        }
    }

    private Manifest begun(ExportFolder folder) {
        Optional<Manifest> before = folder.manifest();
        if (before.isEmpty()) {
            Manifest manifest =
                    new Manifest(identityPoolId, mine, terminal.clock().instant(), Optional.empty());
            folder.write(manifest);
            return manifest;
        }
        Manifest manifest = before.get();
        if (!manifest.identityPoolId().equals(identityPoolId) || manifest.mine() != mine) {
            throw new DeviceException(
                    ExitCode.FILE,
                    "The folder " + folder.path() + " holds another export, of pool " + manifest.identityPoolId()
                            + (manifest.mine() ? " with --mine" : "") + "; choose another folder.");
        }
        if (manifest.completion().isPresent()) {
            throw new DeviceException(
                    ExitCode.FILE,
                    "The export in " + folder.path() + " is complete since "
                            + manifest.completion().get().at() + "; choose another folder for a new one.");
        }
        return manifest;
    }

    private void fetch(List<Identities.Listed> identities, ExportFile file, Progress progress) {
        try (Workers workers = new Workers(parallel)) {
            for (Identities.Listed identity : identities) {
                workers.give(() -> {
                    file.add(lines(identity));
                    progress.step();
                });
            }
            workers.finish();
        }
    }

    private List<ExportLine> lines(Identities.Listed identity) {
        List<ExportLine> lines = new ArrayList<>();
        for (RemoteDatasets.Summary dataset : new RemoteDatasets(sync, identityPoolId).of(identity.id())) {
            Snapshot snapshot = new RemoteDataset(
                            sync, new DatasetAddress(identityPoolId, identity.id(), dataset.name()), terminal.clock())
                    .list(0);
            // Deleted since it was listed.
            if (snapshot.exists()) {
                lines.add(new ExportLine.Dataset(identity.id(), dataset.name(), snapshot.syncCount(), snapshot.live()));
            }
        }
        lines.add(new ExportLine.Identity(identity.id(), identity.logins(), lines.size()));
        return lines;
    }
}
