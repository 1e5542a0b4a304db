package cognitosync.device.transfer;

import cognitosync.device.messages.Messages;

/**
 * Totals of the lines of an export.
 *
 * @param identities number of identities
 * @param datasets number of datasets
 * @param records number of records
 */
public record Tally(long identities, long datasets, long records) {
    static final Tally NOTHING = new Tally(0, 0, 0);

    Tally with(ExportLine line) {
        if (line instanceof ExportLine.Dataset dataset) {
            return new Tally(
                    identities, datasets + 1, records + dataset.records().size());
        }
        return new Tally(identities + 1, datasets, records);
    }

    @Override
    public String toString() {
        return Messages.text(
                "export.tally",
                Messages.count("identity", identities),
                Messages.count("dataset", datasets),
                Messages.count("record", records));
    }
}
