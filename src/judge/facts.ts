import type { FactName } from '../case/types.js';

/** How a person can learn a fact that is missing; literal commands, with their articles. */
export const HOW_TO_GET: Readonly<Record<FactName, string>> = {
  'header.present': headerHelp(),
  'header.wellFormed': headerHelp(),
  'header.IMPSEQ': headerHelp(),
  'header.SRVSEQ': headerHelp(),
  'header.REQSEQ': headerHelp(),
  'requestor.ImportSync':
    'LISTDS does not show it. Take I= from the newest ReqTx subject that this postoffice sent ' +
    '(mail from NET/PO/$SYSTEM to the directory server; a SrvTx reply shows it too) (Q96060), or ' +
    'DXA-Imp-Seq from its Remote Dirsync Requestor on an Exchange directory server (Q152231). ' +
    'Then add the text with the subject, or give `--impseq N`.',
  'requestor.SrvSync': listdsHelp('--srvseq N'),
  'requestor.ReqSync': listdsHelp('--reqseq N'),
  'requestor.isDirectoryServer':
    'The evidence leaves open whether this postoffice is itself a directory server: its LISTDS -R ' +
    'listing names it as Dir-Sync server, or SRVCONF.GLB or MSTTRANS.GLB lie in its folder (Q136487). ' +
    'Never import there (Q96060). If the import is planned elsewhere, list that requestor: ' +
    '`listds admin -p<password> -d<drive of the requestor> -r`. If it is planned here, name it ' +
    'with `-r NET/PO`.',
  'requestor.isItsOwnServer': listdsHelp('-r NET/PO'),
  'pending.lost':
    'Give REQTRANS.GLB of the requestor, or its listing: ' +
    '`listq admin -p<password> -d<drive> -freqtrans > reqtrans.txt` (Q96060).',
};

function headerHelp(): string {
  return (
    'Give the RESYNC.GLB, or its listing: `listq admin -p<password> -d<drive> -fresync > ' +
    'resync.txt` (Q96060), or type the numbers: `--header IMPSEQ=N,SRVSEQ=N,REQSEQ=N`.'
  );
}

function listdsHelp(option: string): string {
  return (
    'On the requestor: `listds admin -p<password> -d<drive> -r > listds-r.txt` (Q96060), then add ' +
    `that file, or give \`${option}\`.`
  );
}
