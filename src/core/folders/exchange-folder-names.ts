// How Exchange names the folders that every mailbox has, in the languages in which it makes them: the
// mailbox's first language names them for good, and IMAP says no more about most of them than the name.
// https://learn.microsoft.com/en-us/powershell/module/exchangepowershell/set-mailboxregionalconfiguration
// (LocalizeDefaultFolderName). A name that is missing here only costs the right default, never a folder.
import type { SpecialUse } from "./server-folder";

/** Folders of Exchange that hold something else than mail, though IMAP lists them. */
export type NoMail =
  | "calendar"
  | "contacts"
  | "tasks"
  | "journal"
  | "notes"
  | "sync-issues"
  | "conversation-history"
  | "feeds"
  | "outbox";

/** In the order en, de, fr, es, it, pt-BR, pt-PT, nl, pl, ja, zh-CN, zh-TW, ko, ru, sv, da, nb, fi, cs, hu, tr. */
export const EXCHANGE_FOLDER_NAMES: Readonly<
  Record<Exclude<SpecialUse, "inbox"> | NoMail, string>
> = {
  sent: "Sent Items|Gesendete Elemente|Éléments envoyés|Elementos enviados|Posta inviata|Itens Enviados|Verzonden items|Elementy wysłane|送信済みアイテム|已发送邮件|寄件備份|보낸 편지함|Отправленные|Skickat|Sendt post|Sendte elementer|Lähetetyt|Odeslaná pošta|Elküldött elemek|Gönderilmiş Öğeler",
  drafts:
    "Drafts|Entwürfe|Brouillons|Borradores|Bozze|Rascunhos|Concepten|Wersje robocze|下書き|草稿|임시 보관함|Черновики|Utkast|Kladder|Kladd|Luonnokset|Koncepty|Piszkozatok|Taslaklar",
  trash:
    "Deleted Items|Gelöschte Elemente|Éléments supprimés|Elementos eliminados|Posta eliminata|Itens Excluídos|Itens Eliminados|Verwijderde items|Elementy usunięte|削除済みアイテム|已删除邮件|刪除的郵件|지운 편지함|Удаленные|Borttaget|Slettet post|Slettede elementer|Poistetut|Odstraněná pošta|Törölt elemek|Silinmiş Öğeler",
  junk: "Junk Email|Junk E-mail|Junk-E-Mail|Courrier indésirable|Correo no deseado|Posta indesiderata|Lixo Eletrônico|Lixo Eletrónico|Ongewenste e-mail|Wiadomości-śmieci|迷惑メール|垃圾邮件|垃圾郵件|정크 메일|Нежелательная почта|Skräppost|Uønsket mail|Uønsket e-mail|Søppelpost|Roskaposti|Nevyžádaná pošta|Levélszemét|Önemsiz E-posta",
  archive:
    "Archive|Archiv|Archivo|Archivio|Arquivo Morto|Arquivo|Archief|Archiwum|アーカイブ|存档|封存|보관|Архив|Arkiv|Arkisto|Archív|Archívum|Arşiv",
  calendar:
    "Calendar|Kalender|Calendrier|Calendario|Calendário|Agenda|Kalendarz|予定表|日历|行事曆|일정|Календарь|Kalenteri|Kalendář|Naptár|Takvim",
  contacts:
    "Contacts|Kontakte|Contactos|Contatti|Contatos|Contactpersonen|Kontakty|連絡先|联系人|連絡人|연락처|Контакты|Kontakter|Kontaktpersoner|Yhteystiedot|Névjegyek|Kişiler",
  tasks:
    "Tasks|Aufgaben|Tâches|Tareas|Attività|Tarefas|Taken|Zadania|タスク|仕事|任务|工作|작업|Задачи|Uppgifter|Opgaver|Oppgaver|Tehtävät|Úkoly|Feladatok|Görevler",
  journal:
    "Journal|Diario|Diário|Logboek|Dziennik|履歴|日记|日誌|업무 일지|Дневник|Logg|Päiväkirja|Deník|Napló|Günlük",
  notes:
    "Notes|Notizen|Notas|Note|Anotações|Notities|Notatki|メモ|便笺|便箋|記事|메모|Заметки|Anteckningar|Noter|Notater|Muistiinpanot|Poznámky|Feljegyzések|Notlar",
  "sync-issues":
    "Sync Issues|Synchronisierungsprobleme|Problèmes de synchronisation|Problemas de sincronización|Problemi di sincronizzazione|Problemas de Sincronização|Synchronisatieproblemen|Problemy z synchronizacją|同期の失敗|同步问题|同步處理問題|동기화 문제|Ошибки синхронизации|Synkroniseringsproblem|Synkroniseringsproblemer|Synkronointiongelmat|Problémy se synchronizací|Szinkronizálási problémák|Eşitleme Sorunları",
  "conversation-history":
    "Conversation History|Aufgezeichnete Unterhaltungen|Unterhaltungsverlauf|Historique des conversations|Historial de conversaciones|Cronologia conversazioni|Histórico de Conversação|Histórico de Conversas|Gespreksgeschiedenis|Historia konwersacji|会話の履歴|会話履歴|对话历史记录|交談記錄|대화 내용|Журнал бесед|Konversationshistorik|Samtalehistorik|Samtalehistorikk|Keskusteluhistoria|Historie konverzace|Beszélgetések előzményei|Konuşma Geçmişi",
  feeds:
    "RSS Feeds|RSS Subscriptions|RSS-Feeds|RSS-Abonnements|Flux RSS|Abonnements RSS|Fuentes RSS|Suscripciones de RSS|Feed RSS|Sottoscrizioni RSS|RSS-feeds|Źródła danych RSS|Kanały RSS|RSS フィード|RSS 源|RSS 订阅|RSS 摘要|RSS 피드|RSS-каналы|RSS-flöden|RSS-syötteet|Informační kanály RSS|RSS-hírcsatornák|RSS Akışları",
  outbox:
    "Outbox|Postausgang|Boîte d'envoi|Boîte d’envoi|Bandeja de salida|Posta in uscita|Caixa de Saída|A Enviar|Postvak UIT|Skrzynka nadawcza|送信トレイ|发件箱|寄件匣|보낼 편지함|Исходящие|Utkorgen|Udbakke|Utboks|Lähtevät|Pošta k odeslání|Postázandó üzenetek|Giden Kutusu",
};
