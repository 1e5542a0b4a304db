package cognitosync.device.transfer;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.OptimisticWrite;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.device.sync.Limits;
import cognitosync.device.time.Pauses;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Imports an export. Equal records are not written again, so an interrupted import can be run again; records that the
 * export does not have stay. A dataset that does not fit is left out, and the others are imported.
 *
 * @param datasets those of an identity imported to, with credentials that reach them
 * @param keepNewer whether records stay that were changed after the exported ones
 * @param parallel how many datasets at once
 * @param pauses between two attempts of a write
 * @param listener notified of the number of imported datasets
 */
public record Import(
        Function<String, DatasetClient> datasets,
        boolean keepNewer,
        int parallel,
        Pauses pauses,
        Progress.Listener listener) {
    /** Failures of one dataset, such as an item that its owner has broken. */
    private static final Set<DeviceException.Kind> CONCERNS_ONE =
            Set.of(DeviceException.Kind.UNREADABLE, DeviceException.Kind.WRITE_CONFLICT);

    /**
     * The result of an import.
     *
     * @param datasets number of datasets with a record that was written
     * @param present number of datasets with nothing to write
     * @param records number of written records
     * @param unfit datasets that exceed a limit, each with the reason
     * @param failed other datasets that could not be imported, each with the reason
     */
    public record Done(long datasets, long present, long records, List<String> unfit, List<String> failed) {
        /** Whether everything is there now. */
        public boolean isWhole() {
            return unfit.isEmpty() && failed.isEmpty();
        }
    }

    /** Counts what becomes of datasets, on several threads. */
    private static final class Report {
        private final AtomicLong written = new AtomicLong();
        private final AtomicLong present = new AtomicLong();
        private final AtomicLong records = new AtomicLong();
        private final Queue<String> unfit = new ConcurrentLinkedQueue<>();
        private final Queue<String> failed = new ConcurrentLinkedQueue<>();

        void imported(int changed) {
            (changed > 0 ? written : present).incrementAndGet();
            records.addAndGet(changed);
        }

        Done done() {
            return new Done(written.get(), present.get(), records.get(), List.copyOf(unfit), List.copyOf(failed));
        }
    }

    /** Whether the folder has an export of that pool. */
    public static boolean isOfPool(Path path, String identityPoolId) {
        return new ExportFolder(path)
                .manifest()
                .filter(manifest -> manifest.identityPoolId().equals(identityPoolId))
                .isPresent();
    }

    /** The identity of an export of one user; empty if the export is. */
    public static Optional<String> onlyIdentity(Path path) {
        Set<String> found = new TreeSet<>();
        Manifest manifest = new ExportFolder(path).readWhole(line -> found.add(line.identityId()));
        if (!manifest.mine()) {
            throw new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("import.whole-pool", path));
        }
        return found.stream().findFirst();
    }

    /**
     * Imports every dataset of the export in the folder.
     *
     * @param target returns the identity to import to for an exported one; empty rejects the import
     */
    public Done from(Path path, Function<String, Optional<String>> target) {
        ExportFolder folder = new ExportFolder(path);
        long[] total = {0};
        long[] number = {0};
        folder.readWhole(line -> {
            check(line, ++number[0], folder);
            if (target.apply(line.identityId()).isEmpty()) {
                throw unmapped(line.identityId());
            }
            total[0] += line instanceof ExportLine.Dataset ? 1 : 0;
        });
        Progress progress = new Progress(listener, total[0], 0);
        Report report = new Report();
        Map<String, DatasetClient> current = new HashMap<>();
        try (Workers workers = new Workers(parallel)) {
            folder.readWhole(line -> {
                if (line instanceof ExportLine.Dataset dataset) {
                    String identityId = target.apply(dataset.identityId()).orElseThrow();
                    // The lines of an identity follow one another; its client knows how many datasets it has.
                    current.keySet().retainAll(Set.of(identityId));
                    DatasetClient client = current.computeIfAbsent(identityId, datasets);
                    workers.submit(() -> {
                        write(dataset, client, identityId, report);
                        progress.step();
                    });
                }
            });
            workers.finish();
        }
        return report.done();
    }

    // Before anything is written, because an invalid record would interrupt the import halfway.
    private static void check(ExportLine line, long number, ExportFolder folder) {
        if (line instanceof ExportLine.Dataset dataset) {
            try {
                Limits.checkName(dataset.name());
            } catch (DeviceException refusal) {
                throw new DeviceException(
                        DeviceException.Kind.INVALID_FILE,
                        Messages.text("import.dataset", number, folder.lines(), refusal.getMessage()),
                        refusal);
            }
            for (RemoteRecord record : dataset.records()) {
                try {
                    Limits.checkRecord(record.key(), record.value().orElseThrow());
                } catch (DeviceException refusal) {
                    throw new DeviceException(
                            DeviceException.Kind.INVALID_FILE,
                            Messages.text(
                                    "import.record",
                                    number,
                                    folder.lines(),
                                    Messages.shortened(record.key()),
                                    refusal.getMessage()),
                            refusal);
                }
            }
        }
    }

    private void write(ExportLine.Dataset dataset, DatasetClient client, String identityId, Report report) {
        try {
            report.imported(new OptimisticWrite(client, dataset.name(), pauses)
                    .write(there -> patches(dataset.records(), there))
                    .size());
        } catch (SyncServiceException refusal) {
            if (!refusal.isLimitExceeded()) {
                throw refusal;
            }
            report.unfit.add(Messages.text("transfer.dataset", dataset.name(), identityId, refusal.said()));
        } catch (DeviceException failure) {
            if (!CONCERNS_ONE.contains(failure.kind())) {
                throw failure;
            }
            report.failed.add(Messages.text("transfer.dataset", dataset.name(), identityId, failure.getMessage()));
        }
    }

    private List<Patch> patches(List<RemoteRecord> exported, Snapshot there) {
        return exported.stream()
                .filter(record -> there.record(record.key())
                        .filter(other -> other.value().equals(record.value()) || (keepNewer && isNewer(other, record)))
                        .isEmpty())
                .map(record -> new Patch(
                        record.key(),
                        record.value(),
                        there.record(record.key()).map(RemoteRecord::syncCount).orElse(0L),
                        changedAt(record)))
                .toList();
    }

    private static boolean isNewer(RemoteRecord there, RemoteRecord exported) {
        return changedAt(there).isAfter(changedAt(exported));
    }

    private static Instant changedAt(RemoteRecord record) {
        return record.deviceLastModifiedDate().orElse(record.lastModifiedDate());
    }

    private static DeviceException unmapped(String identityId) {
        return new DeviceException(DeviceException.Kind.INVALID_FILE, Messages.text("map.missing", identityId));
    }
}
